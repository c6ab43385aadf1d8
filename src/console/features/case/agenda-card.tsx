import type { ShownCase } from '../../../domain/access/shown-case.js';
import { awaitedWords } from '../../../domain/wording/awaited.js';
import { AGENDA_LABELS } from '../../../domain/wording/current-details.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { distance, shortDate } from '../../ui/date-words.js';

/** Everything the clock will still do if nobody acts. */
export function AgendaCard({ view, today }: { readonly view: ShownCase; readonly today: string }) {
  if (view.agenda.length === 0 && view.missingYear === null) return null;
  return (
    <section className="card" aria-label="时钟安排">
      <h2>没有人办理时，时钟会做什么</h2>
      {view.missingYear !== null && (
        <p className="late">缺少 {view.missingYear} 年放假安排，有的期限暂停计算，请教育局补充校历。</p>
      )}
      <Items items={view.agenda.slice(0, SOON)} today={today} />
      {view.agenda.length > SOON && (
        <details>
          <summary>以后的（{view.agenda.length - SOON}）</summary>
          <Items items={view.agenda.slice(SOON)} today={today} />
        </details>
      )}
    </section>
  );
}

/** What comes next is read; the rest is looked up. */
const SOON = 3;

function Items({ items, today }: { readonly items: ShownCase['agenda']; readonly today: string }) {
  return (
    <ol className="agenda">
      {items.map((item) => (
        <li key={item.key}>
          <time dateTime={item.on}>{shortDate(item.on, today)}</time>
          <div>
            {AGENDA_LABELS[item.kind] ?? item.kind}
            <small>
              {awaitedWords(item.about)} · {ROLE_LABELS[item.role]} · {distance(item.on, today)}
            </small>
            <small>{item.clause}</small>
          </div>
        </li>
      ))}
    </ol>
  );
}
