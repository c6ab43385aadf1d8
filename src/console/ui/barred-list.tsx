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
            <details open={some.length === 1 || undefined}>
              <summary>
                {datesInWords(reason)}
                {some.length > 1 && <span className="count">{some.length}</span>}
              </summary>
              <p>{some.map(({ title }) => `「${title}」`).join('')}</p>
              {some[0]?.refusal?.possible?.map((way) => (
                <p key={way} className="muted">
                  → {datesInWords(way)}
                </p>
              ))}
            </details>
          </li>
        ))}
      </ul>
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
