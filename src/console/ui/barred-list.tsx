import type { Refusal } from '../../domain/refusal.js';
import { datesInWords } from '../../domain/wording/dates-in-words.js';

export interface Barred {
  readonly id: string;
  readonly title: string;
  readonly refusal: Refusal | null;
}

/** What cannot be done now and why, each reason once: a dozen acts wait for the same thing as often as not. */
export function BarredList({ what, barred }: { readonly what: string; readonly barred: readonly Barred[] }) {
  if (barred.length === 0) return null;
  return (
    <details className="barred no-print">
      <summary>
        {what}（{barred.length}）
      </summary>
      <ul>
        {[...byReason(barred)].map(([reason, some]) => (
          <li key={reason}>
            <Reason reason={reason} some={some} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Up to these are named at once; the rest when somebody asks. */
const NAMED = 3;

function Reason({ reason, some }: { readonly reason: string; readonly some: readonly Barred[] }) {
  const ways = some[0]?.refusal?.possible ?? [];
  const titles = some.map(({ title }) => title);
  const head = (
    <>
      <strong>
        {titles.slice(0, NAMED).join('、')}
        {titles.length > NAMED && `等 ${titles.length} 项`}
      </strong>
      <span>{datesInWords(reason)}</span>
    </>
  );
  if (ways.length === 0 && titles.length <= NAMED) return <p className="barred-reason">{head}</p>;
  return (
    <details>
      <summary className="barred-reason">{head}</summary>
      {titles.length > NAMED && <p>{titles.join('、')}</p>}
      {ways.map((way) => (
        <p key={way} className="muted">
          → {datesInWords(way)}
        </p>
      ))}
    </details>
  );
}

function byReason(barred: readonly Barred[]): ReadonlyMap<string, readonly Barred[]> {
  const groups = new Map<string, Barred[]>();
  for (const each of barred) {
    const reason = each.refusal?.message ?? '';
    groups.set(reason, [...(groups.get(reason) ?? []), each]);
  }
  return groups;
}
