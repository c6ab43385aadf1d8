import { Link } from 'react-router';
import { DRAFT_BOXES, hasInbox, useInbox } from '../../api/inbox.js';
import { useSignedIn } from '../../api/session.js';

/** What others have put before this desk, one number each; nothing when nothing has. */
export function InboxStrip() {
  const session = useSignedIn();
  const inbox = useInbox(hasInbox(session));
  const full = (inbox.data?.boxes ?? []).filter(({ count }) => count > 0);
  if (full.length === 0) return null;
  return (
    <section className="inbox-strip" aria-label="来件">
      <h2>来件</h2>
      <ul>
        {full.map(({ box, label, count, entries }) => (
          <li key={box}>
            <Link to={DRAFT_BOXES.includes(box) ? '/drafts' : '/inbox'}>
              {label} <b>{count > entries.length ? '100+' : count}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
