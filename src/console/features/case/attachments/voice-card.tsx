import { ATTACHMENT_ROLES } from '../../../../domain/access/attachment-permissions.js';
import { useAttachments } from '../../../api/attachments.js';
import { opens, useSignedIn } from '../../../api/session.js';
import { Term } from '../../../ui/term.js';
import { AttachmentRow } from './attachment-row.js';
import { Uploads } from './uploads.js';

interface Props {
  readonly caseNo: string;
  readonly today: string;
  /** A closed case takes nothing more. */
  readonly closed: boolean;
}

/** What the child itself has said, apart from what adults say of it. */
export function VoiceCard({ caseNo, today, closed }: Props) {
  const session = useSignedIn();
  const { me } = session;
  const { adds, reads } = ATTACHMENT_ROLES.child_voice;
  const hears = reads.some((role) => role === me.role);
  const records = !closed && adds.some((role) => role === me.role);
  const found = useAttachments(caseNo, opens(session, 'GET /cases/:caseNo/attachments'));
  const voices = (found.data?.attachments ?? []).filter(({ kind }) => kind === 'child_voice');
  if (!records && (!hears || voices.length === 0)) return null;
  return (
    <section className="card voices" aria-label="孩子本人的话">
      <h2>
        <Term name="孩子的意见">孩子本人的话</Term>
      </h2>
      <p className="muted">录音与其他材料分开存放，只有需要听取的岗位能听；文字记在每次家访、劝返里。</p>
      <ul className="attachment-list">
        {voices.map((each) => (
          <li key={each.id}>
            <AttachmentRow attachment={each} today={today} />
          </li>
        ))}
      </ul>
      {records && <Uploads caseNo={caseNo} kinds={['child_voice']} />}
    </section>
  );
}
