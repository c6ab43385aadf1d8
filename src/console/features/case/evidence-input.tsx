import { Button, Input } from 'antd';
import type { AttachmentKind } from '../../../domain/attachments/attachment-kinds.js';
import { useAttachments } from '../../api/attachments.js';
import { opens, useSignedIn } from '../../api/session.js';
import { shortDate } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { UploadButton } from './upload-button.js';
import { useUpload } from './use-upload.js';

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
export function EvidenceInput({ caseNo, kind, today, id, value, onChange }: Props) {
  const session = useSignedIn();
  const found = useAttachments(caseNo, opens(session, 'GET /cases/:caseNo/attachments'));
  const upload = useUpload(caseNo);
  const there = (found.data?.attachments ?? [])
    .filter((each) => each.removedAt === null && each.kind !== 'child_voice')
    .slice(-SHOWN);
  const take = async (file: File) => {
    const kept = kind && (await upload.send(kind, file));
    if (kept) onChange?.(kept.id);
  };
  return (
    <div className="evidence">
      <Input
        {...(id === undefined ? {} : { id })}
        value={value ?? ''}
        autoCapitalize="none"
        autoComplete="off"
        maxLength={64}
        placeholder="填编号，或在下面上传、选取"
        onChange={({ target }) => onChange?.(target.value)}
      />
      <div className="evidence-ways">
        {kind && <UploadButton kind={kind} busy={upload.busy} onChoose={(file) => void take(file)} />}
        {there.map((each) => (
          <Button
            key={each.id}
            type={each.id === value ? 'primary' : 'default'}
            aria-pressed={each.id === value}
            onClick={() => onChange?.(each.id)}
          >
            {each.label}（{shortDate(each.addedOn, today)}）
          </Button>
        ))}
      </div>
      {upload.failure !== null && <Failure error={upload.failure} />}
    </div>
  );
}
