import { Checkbox } from 'antd';
import type { CaseItem } from '../../../contracts/http-schemas-answers.js';
import type { Outcome } from './use-bulk.js';

interface Props {
  readonly item: CaseItem;
  readonly chosen: boolean;
  readonly outcome: Outcome | undefined;
  readonly disabled: boolean;
  readonly onChoose: (on: boolean) => void;
}

const WORDS = { sending: '正在办理…', done: '已办', refused: '没有办成', unknown: '没有收到答复' } as const;
const TONES = { sending: 'calm', done: 'done', refused: 'late', unknown: 'soon' } as const;

/** The tick of one row, and what became of it. */
export function BulkRow({ item, chosen, outcome, disabled, onChoose }: Props) {
  return (
    <div className="bulk-row">
      <Checkbox
        checked={chosen}
        disabled={disabled}
        aria-label={`选择 ${item.child.name} ${item.caseNo}`}
        onChange={({ target }) => onChoose(target.checked)}
      />
      {outcome && (
        <div>
          <span className={`pill ${TONES[outcome.status]}`}>{WORDS[outcome.status]}</span>
          {'message' in outcome && <small>{outcome.message}</small>}
        </div>
      )}
    </div>
  );
}
