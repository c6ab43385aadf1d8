import { useEffect, useRef, useState } from 'react';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { deskOf, opens, useSession, type Session } from '../api/session.js';
import { Failure } from '../ui/failure.js';
import { Loading } from '../ui/loading.js';
import { LoginPage } from '../features/login/login-page.js';
import { doorsFor, homeFor } from './navigation.js';
import { Live } from './live.js';
import { Outbox } from './outbox.js';
import { PrintLine } from './print-line.js';
import { SideBar, TabBar } from './doors.js';
import { Threshold } from './threshold.js';
import { TopBar } from './top-bar.js';

/** The frame around every page. Who is not signed in sees the login and then the page that was asked for. */
export function Layout() {
  const session = useSession();
  const location = useLocation();
  const { state } = useNavigation();
  const main = useRef<HTMLElement>(null);
  const [held, hold] = useState<Session['hindrance']>(null);

  useEffect(() => {
    // A new page begins at its top, and a screen reader begins with it.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location.pathname]);

  if (session.isPending) return <Loading what="登录状态" />;
  if (session.isError && !session.data) {
    return <Failure error={session.error} retry={() => void session.refetch()} />;
  }
  if (!session.data) return <LoginPage />;
  const { me } = session.data;
  const hindrance = session.data.hindrance ?? held;
  const doors = doorsFor(session.data);
  const home = homeFor(session.data);
  if (hindrance === null && location.pathname === '/') return <Navigate to={home} replace />;
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        跳到正文
      </a>
      <TopBar session={session.data} doors={doors} />
      <SideBar doors={doors} />
      {/* Another post is another desk: nothing half filled in for one may be sent from the other. */}
      <main
        key={`${me.role}@${me.office}`}
        id="main"
        ref={main}
        tabIndex={-1}
        aria-busy={state === 'loading'}
      >
        {hindrance === null ? (
          <Outlet />
        ) : (
          <Threshold session={session.data} hindrance={hindrance} hold={hold} />
        )}
      </main>
      <TabBar doors={doors} />
      <PrintLine me={me} />
      {opens(session.data, 'GET /events') && <Live user={me.user} post={`${me.role}@${me.office}`} />}
      <Outbox user={deskOf(me)} />
    </div>
  );
}
