import { App } from 'antd';
import { ATTACHMENT_ROLES } from '../../../domain/access/attachment-permissions.js';
import type { AttachmentKind } from '../../../domain/attachments/attachment-kinds.js';
import { useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { UploadButton } from './upload-button.js';
import { useUpload } from './use-upload.js';

const KINDS: readonly AttachmentKind[] = ['visit_photo', 'child_voice'];

/** At somebody's door: the camera and the recorder, beside what is written. */
export function MeetingUploads({ caseNo }: { readonly caseNo: string }) {
  const { me } = useSignedIn();
  const { message } = App.useApp();
  const upload = useUpload(caseNo);
  const adds = KINDS.filter((kind) => ATTACHMENT_ROLES[kind].adds.some((role) => role === me.role));
  if (adds.length === 0) return null;
  const take = async (kind: AttachmentKind, file: File) => {
    const kept = await upload.send(kind, file);
    if (kept) void message.success(`已存入本案：${kept.label}`);
  };
  return (
    <div className="form-note">
      <div className="upload-buttons" role="group" aria-label="拍照和录音">
        {adds.map((kind) => (
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
