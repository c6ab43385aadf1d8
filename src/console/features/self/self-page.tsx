import { useSignedIn } from '../../api/session.js';
import { PageFrame } from '../../ui/page.js';
import { OwnPassword } from './own-password.js';
import { OwnSessionList } from './own-sessions.js';
import { SecondFactor } from './second-factor.js';
import './self.css';

/** What somebody looks after for themselves. */
export function Page() {
  const { me } = useSignedIn();
  return (
    <PageFrame title="我的账号" about={`${me.name} · ${me.officeName} · ${me.roleLabel}（${me.user}）`}>
      <div className="self">
        <section className="card" aria-label="两步验证">
          <h2>两步验证</h2>
          <SecondFactor />
        </section>
        <section className="card" aria-label="修改密码">
          <h2>修改密码</h2>
          <OwnPassword oneTime={false} />
        </section>
        <section className="card" aria-label="当前的登录">
          <h2>当前的登录</h2>
          <OwnSessionList />
        </section>
      </div>
    </PageFrame>
  );
}
