import { Checkbox } from 'antd';
import type { AttachmentKind } from '../../../../domain/attachments/attachment-kinds.js';
import { withArrivals } from '../../../api/file-references.js';
import { Uploads } from '../attachments/uploads.js';
import { useEvidence } from './use-evidence.js';

interface Props {
  readonly caseNo: string;
  readonly kinds: readonly AttachmentKind[];
  readonly today: string;
  /** Given by the form. */
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (value: string[]) => void;
}

/** Files of the case that prove an act: taken now, or chosen from what is there. */
export function AttachmentsInput({ caseNo, kinds, today, id, value = [], onChange }: Props) {
  const there = useEvidence(caseNo, today);
  const chosen = withArrivals(value);
  return (
    <div className="evidence">
      {there.length > 0 && (
        <Checkbox.Group
          {...(id === undefined ? {} : { id })}
          className="choice-group"
          value={chosen}
          onChange={(some) => onChange?.(some)}
          options={there.map((each) => ({ value: each.id, label: `${each.label} ${each.by}` }))}
        />
      )}
      <Uploads caseNo={caseNo} kinds={kinds} onTaken={(taken) => onChange?.([...chosen, taken.id])} />
    </div>
  );
}
