import { App } from 'antd';
import { ATTACHMENT_ROLES } from '../../../../domain/access/attachment-permissions.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../../../domain/attachments/attachment-kinds.js';
import { useSignedIn } from '../../../api/session.js';
import { Uploads } from './uploads.js';

const KINDS: readonly AttachmentKind[] = ['visit_photo', 'child_voice'];

/** At somebody's door: the camera and the recorder, beside what is written. */
export function MeetingUploads({ caseNo }: { readonly caseNo: string }) {
  const { me } = useSignedIn();
  const { message } = App.useApp();
  const adds = KINDS.filter((kind) => ATTACHMENT_ROLES[kind].adds.some((role) => role === me.role));
  if (adds.length === 0) return null;
  return (
    <div className="form-note">
      <Uploads
        caseNo={caseNo}
        kinds={adds}
        label="拍照和录音"
        onTaken={({ waits }, kind) => {
          const { label } = ATTACHMENT_KINDS[kind];
          if (waits) void message.info(`网络不通，${label}已存在本机，联网后自动发送。`);
          else void message.success(`已存入本案：${label}`);
        }}
      />
    </div>
  );
}
