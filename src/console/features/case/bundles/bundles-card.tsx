import { Button } from 'antd';
import { useState } from 'react';
import { opens, useSignedIn } from '../../../api/session.js';
import './bundles.css';
import { CaseFile } from './case-file.js';
import { CourtBundle } from './court-bundle.js';

interface Props {
  readonly caseNo: string;
  readonly today: string;
}

/** The papers of the case as volumes: what the court is handed, and the whole file of the child. */
export function BundlesCard({ caseNo, today }: Props) {
  const session = useSignedIn();
  const [open, setOpen] = useState<'court' | 'file' | null>(null);
  const reads = opens(session, 'GET /cases/:caseNo/bundles');
  const readsFile = opens(session, 'GET /cases/:caseNo/file');
  if (!reads && !readsFile) return null;
  return (
    <section className="card no-print" aria-label="卷宗">
      <h2>卷宗</h2>
      <div className="act-buttons">
        {reads && <Button onClick={() => setOpen('court')}>法院卷宗</Button>}
        {readsFile && <Button onClick={() => setOpen('file')}>一生一案</Button>}
      </div>
      {open === 'court' && <CourtBundle caseNo={caseNo} onClose={() => setOpen(null)} />}
      {open === 'file' && <CaseFile caseNo={caseNo} today={today} onClose={() => setOpen(null)} />}
    </section>
  );
}
