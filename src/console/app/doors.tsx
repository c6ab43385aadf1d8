import { NavLink } from 'react-router';
import { inboxCount, useInbox } from '../api/inbox.js';
import { useSecondPerson } from '../api/second-person.js';
import { opens, useSignedIn } from '../api/session.js';
import { GROUPS, type Door } from './navigation.js';

function DoorLink({ to, label, icon }: Door) {
  return (
    <li>
      <NavLink to={to}>
        <span aria-hidden>{icon}</span>
        <span>{label}</span>
        {to === '/inbox' && <InboxBadge />}
      </NavLink>
    </li>
  );
}

function InboxBadge() {
  const session = useSignedIn();
  const requests = useSecondPerson(opens(session, 'GET /second-person')).data?.requests ?? [];
  const toConfirm = requests.filter(({ mayConfirm }) => mayConfirm).length;
  const count = inboxCount(useInbox().data) + toConfirm;
  return count === 0 ? null : (
    <span className="badge">
      {Math.min(count, 99)}
      <span className="visually-hidden">件来件</span>
    </span>
  );
}

const link = (door: Door) => <DoorLink key={door.to} {...door} />;

export function SideBar({ doors }: { readonly doors: readonly Door[] }) {
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[])
    .map((group) => ({ group, inside: doors.filter((door) => door.group === group) }))
    .filter(({ inside }) => inside.length > 0);
  return (
    <nav className="sidebar" aria-label="栏目">
      <div className="sidebar-inner">
        {groups.map(({ group, inside }) => (
          <section key={group} aria-label={GROUPS[group] ?? '办理'}>
            {GROUPS[group] !== null && groups.length > 1 && (
              <p className="sidebar-group" aria-hidden>
                {GROUPS[group]}
              </p>
            )}
            <ul>{inside.map(link)}</ul>
          </section>
        ))}
      </div>
    </nav>
  );
}

/** Under the thumb on a phone: the first four; the others are in the menu of the top bar. */
export function TabBar({ doors }: { readonly doors: readonly Door[] }) {
  return (
    <nav className="tabbar" aria-label="常用栏目">
      <ul>{doors.slice(0, 4).map(link)}</ul>
    </nav>
  );
}
