import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  CloseCircleFilled,
} from '@ant-design/icons';
import { Button } from 'antd';
import { ACT_ROLES } from '../../../../domain/access/act-permissions.js';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../../../domain/ladder/acts/all-acts.js';
import type { AvailableAction } from '../../../../domain/ladder/available-actions.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import type { Gate, GateItem } from '../../../../domain/ladder/gates.js';
import { ROLE_LABELS } from '../../../../domain/wording/labels.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { useGates } from '../../../api/documents.js';
import { Failure } from '../../../ui/failure.js';
import { Term } from '../../../ui/term.js';
import { nextGate } from './next-gate.js';

interface Props {
  readonly view: ShownCase;
  readonly today: string;
  readonly offered: readonly AvailableAction[];
  readonly onOpen: (act: string) => void;
}

/** Before each legal step: what must be there, what is missing, and the way to supply it. The next step lies open. */
export function GatesCard({ view, today, offered, onOpen }: Props) {
  const found = useGates(view.caseNo, view.seq, today);
  const gates = found.data?.gates ?? [];
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const next = nextGate(view);
  if (gates.length === 0 || next === null) return null;
  const passed = gates.findIndex(({ step }) => step === next);
  return (
    <section className="card gates" aria-label="法定步骤的条件">
      <h2>
        <Term name="条件清单">下一法定步骤的条件</Term>
      </h2>
      {gates.slice(passed).map((gate, index) => (
        <details key={gate.step} open={index === 0}>
          <summary>
            <strong>{gate.label}</strong> <Tally gate={gate} />
          </summary>
          <ul className="gate-items">
            {gate.items.map((item) => (
              <Item key={item.id} item={item} offered={offered} onOpen={onOpen} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Tally({ gate }: { readonly gate: Gate }) {
  const missing = gate.items.filter(({ status, binding }) => status === 'missing' && binding).length;
  return gate.open ? (
    <span className="pill done">条件已具备</span>
  ) : (
    <span className="pill soon">还缺 {missing} 项</span>
  );
}

interface ItemProps {
  readonly item: GateItem;
  readonly offered: readonly AvailableAction[];
  readonly onOpen: (act: string) => void;
}

function Item({ item, offered, onOpen }: ItemProps) {
  return (
    <li className={item.status === 'missing' ? (item.binding ? 'is-missing' : 'is-asked') : undefined}>
      <Sign item={item} />
      <div>
        <strong>{item.label}</strong>
        <p>{datesInWords(item.reason)}</p>
        {item.article && <small className="muted">{item.article}</small>}
        {item.act && <Supply act={item.act} offered={offered} onOpen={onOpen} />}
      </div>
    </li>
  );
}

function Sign({ item }: { readonly item: GateItem }) {
  if (item.status === 'met')
    return <CheckCircleFilled className="sign done" role="img" aria-label="已具备" />;
  if (item.status === 'not_applicable')
    return <MinusCircleOutlined className="sign muted" role="img" aria-label="不适用" />;
  return item.binding ? (
    <CloseCircleFilled className="sign late" role="img" aria-label="缺" />
  ) : (
    <ExclamationCircleFilled className="sign soon" role="img" aria-label="请核对" />
  );
}

/** The act that supplies what is missing: a button for whoever can do it now, otherwise who can or why not yet. */
function Supply({ act, offered, onOpen }: Omit<ItemProps, 'item'> & { readonly act: ActName }) {
  const action = offered.find((each) => each.act === act);
  const { title } = actNamed(act);
  if (!action) {
    return (
      <p className="muted">
        由{ACT_ROLES[act].map((role) => ROLE_LABELS[role]).join('、')}办理「{title}」
      </p>
    );
  }
  if (action.refusal) {
    return (
      <p className="muted">
        「{title}」现在不能办理：{datesInWords(action.refusal.message)}
      </p>
    );
  }
  return (
    <Button size="small" className="no-print" onClick={() => onOpen(act)}>
      去{title}
    </Button>
  );
}
