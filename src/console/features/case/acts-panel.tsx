import { Button } from 'antd';
import type { AvailableAction } from '../../../domain/ladder/available-actions.js';
import type { ShownCase } from '../../../domain/access/shown-case.js';
import { awaitedWords } from '../../../domain/wording/awaited.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { BarredList } from '../../ui/barred-list.js';
import { Failure } from '../../ui/failure.js';
import { answersNow } from './next-act.js';

interface Props {
  readonly actions: readonly AvailableAction[] | undefined;
  readonly failure: unknown;
  readonly view: ShownCase;
  readonly today: string;
  readonly onOpen: (act: string) => void;
}

/** Whoever is told of a case and acts in none (a leader, an inspector) is told whom to press. */
function NothingToDo({ view: { awaiting } }: { readonly view: ShownCase }) {
  return (
    <p className="card muted">
      此案没有由您的岗位办理的事项。
      {awaiting &&
        `现在等待${ROLE_LABELS[awaiting.role]}：${awaitedWords(awaiting.what)}；逾期的请督促其办理。`}
    </p>
  );
}

/** What this person can do: first what is awaited, then what else is possible, and why the rest is not. */
export function ActsPanel({ actions, failure, view, today, onOpen }: Props) {
  if (!actions) return failure === null ? null : <Failure error={failure} />;
  if (actions.length === 0) return <NothingToDo view={view} />;
  const possible = actions.filter(({ refusal }) => refusal === null);
  const now = answersNow(actions, view);
  const others = possible.filter((action) => !now.includes(action));
  const barred = actions.filter(({ refusal }) => refusal !== null);
  return (
    <section className="card acts no-print" aria-label="办理">
      <h2>{now.length === 0 ? '办理' : (view.awaiting?.from ?? '') > today ? '到时该办' : '现在该办'}</h2>
      {now.length > 0 && (
        <div className="act-buttons">
          {now.map(({ act, title }, index) => (
            <Button
              key={act}
              type={index === 0 ? 'primary' : 'default'}
              size="large"
              onClick={() => onOpen(act)}
            >
              {title}
            </Button>
          ))}
        </div>
      )}
      {now.length === 0 && <p className="muted">等待的事项不由您的岗位办理；以下事项您随时可以办。</p>}
      {others.length > 0 && (
        <details open={now.length === 0}>
          <summary>其他可办的事项（{others.length}）</summary>
          <div className="act-buttons">
            {others.map(({ act, title }) => (
              <Button key={act} onClick={() => onOpen(act)}>
                {title}
              </Button>
            ))}
          </div>
        </details>
      )}
      <BarredList what="现在不能办的，为什么" barred={barred.map((each) => ({ ...each, id: each.act }))} />
    </section>
  );
}
