import { Checkbox } from 'antd';
import type { AttachmentKind } from '../../../domain/attachments/attachment-kinds.js';
import { useAttachments } from '../../api/attachments.js';
import { opens, useSignedIn } from '../../api/session.js';
import { shortDate } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { UploadButton } from './upload-button.js';
import { useUpload } from './use-upload.js';

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
  const session = useSignedIn();
  const found = useAttachments(caseNo, opens(session, 'GET /cases/:caseNo/attachments'));
  const upload = useUpload(caseNo);
  const there = (found.data?.attachments ?? []).filter(
    (each) => each.removedAt === null && each.kind !== 'child_voice',
  );
  const take = async (kind: AttachmentKind, file: File) => {
    const kept = await upload.send(kind, file);
    if (kept) onChange?.([...value, kept.id]);
  };
  return (
    <div className="evidence">
      {there.length > 0 && (
        <Checkbox.Group
          {...(id === undefined ? {} : { id })}
          className="choice-group"
          value={value}
          onChange={(chosen) => onChange?.(chosen)}
          options={there.map((each) => ({
            value: each.id,
            label: `${each.label}（${shortDate(each.addedOn, today)} ${each.addedByName}）`,
          }))}
        />
      )}
      <div className="upload-buttons">
        {kinds.map((kind) => (
          <UploadButton
            key={kind}
            kind={kind}
            busy={upload.busy}
            onChoose={(file) => void take(kind, file)}
          />
        ))}
      </div>
      {upload.failure !== null && (
        <Failure error={upload.failure} retry={upload.again ? () => void upload.again?.() : undefined} />
      )}
    </div>
  );
}
