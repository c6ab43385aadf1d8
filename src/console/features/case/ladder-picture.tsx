import type { Timeline } from '../../../contracts/http-schemas-answers.js';
import type { ShownCase } from '../../../domain/access/shown-case.js';
import { RUNGS, type RungId } from '../../../domain/ladder/ladder.js';
import { awaitedWords } from '../../../domain/wording/awaited.js';
import { RUNG_LABELS, STANDING_LABELS } from '../../../domain/wording/labels.js';
import { shortDate } from '../../ui/date-words.js';
import { Term } from '../../ui/term.js';

interface Props {
  readonly view: ShownCase;
  readonly entries: Timeline['entries'];
  readonly today: string;
}

/** The ladder as a ladder: the first rung at the foot, the court at the top, and a way back to school from each. */
export function LadderPicture({ view, entries, today }: Props) {
  const here = RUNGS.indexOf(view.rung);
  const reached = reachedOn(entries, view);
  const { status } = view.standing;
  const off = status !== 'climbing';
  return (
    <section className="card ladder-card" aria-label="阶梯">
      <h2>
        <Term name="阶梯">阶梯</Term>
      </h2>
      {off && <p className={`ladder-off ${status}`}>{STANDING_LABELS[status]}，不在阶梯上施压</p>}
      <ol className={`ladder ${off ? 'is-off' : ''}`}>
        {RUNGS.map((rung, index) => (
          <li
            key={rung}
            className={index < here ? 'passed' : index === here ? 'here' : 'ahead'}
            aria-current={index === here ? 'step' : undefined}
          >
            <span className="rung-name">{RUNG_LABELS[rung]}</span>
            <span className="rung-note">
              {index === here && !off && view.awaiting
                ? awaitedWords(view.awaiting.what)
                : reached.get(rung)
                  ? `${shortDate(reached.get(rung) as string, today)}到此`
                  : index < here
                    ? '已过'
                    : ''}
            </span>
          </li>
        ))}
      </ol>
      <p className="muted ladder-foot">孩子在任何一级返校，都转入复学观察。</p>
    </section>
  );
}

function reachedOn(entries: Timeline['entries'], view: ShownCase): ReadonlyMap<RungId, string> {
  const found = new Map<RungId, string>([['alert', view.openedOn]]);
  for (const { type, on, facts } of entries) {
    if (type === 'RungEntered') found.set(facts['rung'] as RungId, on);
  }
  return found;
}
