import { ATTACHMENT_ROLES } from '../../../domain/access/attachment-permissions.js';
import { ATTACHMENT_KIND_IDS } from '../../../domain/attachments/attachment-kinds.js';
import { useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { UploadButton } from './upload-button.js';
import { useUpload } from './use-upload.js';

/** Pictures, receipts and scans for the file; the child's own voice has a place apart. */
export function UploadBar({ caseNo }: { readonly caseNo: string }) {
  const { me } = useSignedIn();
  const upload = useUpload(caseNo);
  const adds = ATTACHMENT_KIND_IDS.filter(
    (kind) => kind !== 'child_voice' && ATTACHMENT_ROLES[kind].adds.some((role) => role === me.role),
  );
  if (adds.length === 0) return null;
  return (
    <details className="upload-bar no-print">
      <summary>添加照片、材料</summary>
      <div className="upload-buttons" role="group" aria-label="上传到本案">
        {adds.map((kind) => (
          <UploadButton
            key={kind}
            kind={kind}
            busy={upload.busy}
            onChoose={(file) => void upload.send(kind, file)}
          />
        ))}
      </div>
      {upload.failure !== null && (
        <Failure error={upload.failure} retry={upload.again ? () => void upload.again?.() : undefined} />
      )}
    </details>
  );
}
