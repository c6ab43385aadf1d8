import { useEffect, useState } from 'react';
import type { Session } from '../api/session.js';
import { momentWords } from '../ui/moment-words.js';

/** At the foot of every sheet, and only there: whose hands it came from, and when. */
export function PrintLine({ me }: { readonly me: Session['me'] }) {
  const [at, setAt] = useState(() => new Date());
  useEffect(() => {
    const now = () => setAt(new Date());
    window.addEventListener('beforeprint', now);
    return () => window.removeEventListener('beforeprint', now);
  }, []);
  return (
    <div className="print-line" aria-hidden>
      <p>
        {me.officeName} {me.name}（{me.roleLabel}）打印于 {momentWords(at)} · 一个都不能少 ·
        含未成年人信息，不得张贴、外传，用后妥善保存或销毁
      </p>
    </div>
  );
}
