import { ATTACHMENT_ROLES } from '../../../../domain/access/attachment-permissions.js';
import { ATTACHMENT_KIND_IDS } from '../../../../domain/attachments/attachment-kinds.js';
import { useSignedIn } from '../../../api/session.js';
import { Uploads } from './uploads.js';

/** Pictures, receipts and scans for the file; the child's own voice has a place apart. */
export function UploadBar({ caseNo }: { readonly caseNo: string }) {
  const { me } = useSignedIn();
  const adds = ATTACHMENT_KIND_IDS.filter(
    (kind) => kind !== 'child_voice' && ATTACHMENT_ROLES[kind].adds.some((role) => role === me.role),
  );
  if (adds.length === 0) return null;
  return (
    <details className="upload-bar no-print">
      <summary>添加照片、材料</summary>
      <Uploads caseNo={caseNo} kinds={adds} label="上传到本案" />
    </details>
  );
}
