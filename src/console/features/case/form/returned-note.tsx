import { Alert } from 'antd';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { Paper } from '../../../../domain/ladder/case-state.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { RETURN_REASONS } from '../../../../domain/ladder/vocabulary.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { useTimeline } from '../../../api/cases.js';

interface Props {
  readonly act: ActName;
  readonly view: ShownCase;
  readonly paper: Paper | undefined;
}

/** Nobody mends a paper before reading why it came back, from whom and when. */
export function ReturnedNote({ act, view, paper }: Props) {
  const entries = useTimeline(view.caseNo, view.seq).data?.entries;
  const returned = act === 'correctPaper' && paper?.status === 'returned' ? paper.returned : undefined;
  if (!paper || !returned) return null;
  const entry = entries?.findLast(
    ({ type, facts }) => type === 'PaperReturned' && facts['paper'] === paper.id,
  );
  const words = entry?.narrative?.words ?? [];
  const reason = RETURN_REASONS[returned.reason as keyof typeof RETURN_REASONS] ?? returned.reason;
  const by = entry?.by ? `${entry.by.name}（${entry.by.roleLabel}）` : '';
  return (
    <Alert
      className="form-note"
      type="warning"
      showIcon
      title={datesInWords(`${returned.on} ${by}退回：${reason}`)}
      description={
        entry && (
          <>
            {words.map(({ name, label, text }) => (
              <p key={name}>
                {label}：{text}
              </p>
            ))}
            {entry.narrative?.text && <p>{entry.narrative.text}</p>}
          </>
        )
      }
    />
  );
}
