import { Button, Input } from 'antd';
import type { AttachmentKind } from '../../../../domain/attachments/attachment-kinds.js';
import { isReference, withArrivals } from '../../../api/file-references.js';
import { Uploads } from '../attachments/uploads.js';
import { useEvidence } from './use-evidence.js';

interface Props {
  readonly caseNo: string;
  readonly kind: AttachmentKind | undefined;
  readonly today: string;
  /** Given by the form. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

const SHOWN = 4;

/** The number of what proves the act: typed from the paper, or that of a file which is taken or chosen here. */
export function EvidenceInput({ caseNo, kind, today, id, value = '', onChange }: Props) {
  const all = useEvidence(caseNo, today);
  const there = all.slice(-SHOWN);
  const chosen = withArrivals(value);
  const known = all.find((each) => each.id === chosen);
  return (
    <div className="evidence">
      <Input
        {...(id === undefined ? {} : { id })}
        value={isReference(chosen) || known ? '' : chosen}
        autoCapitalize="none"
        autoComplete="off"
        maxLength={64}
        placeholder={
          known
            ? `已选：${known.label}`
            : isReference(chosen)
              ? '已选本机照片，发送后自动填编号'
              : '填编号（字母、数字和 - _），或在下面上传、选取'
        }
        onChange={({ target }) => onChange?.(target.value)}
      />
      <div className="evidence-ways">
        <Uploads caseNo={caseNo} kinds={kind ? [kind] : []} onTaken={(taken) => onChange?.(taken.id)} />
        {there.map((each) => (
          <Button
            key={each.id}
            type={each.id === chosen ? 'primary' : 'default'}
            aria-pressed={each.id === chosen}
            onClick={() => onChange?.(each.id)}
          >
            {each.label}
          </Button>
        ))}
      </div>
    </div>
  );
}
