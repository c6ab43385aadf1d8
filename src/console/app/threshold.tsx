import type { Session } from '../api/session.js';
import { OwnPassword } from '../features/self/own-password.js';
import { SecondFactor } from '../features/self/second-factor.js';
import '../features/self/self.css';
import { PostList } from './post-list.js';

type Hindrance = NonNullable<Session['hindrance']>;

/** The one thing that comes before all others: a password of one's own, a second factor, a post that is in force. */
export function Threshold({
  session: { me },
  hindrance,
  hold,
}: {
  readonly session: Session;
  readonly hindrance: Hindrance;
  /** Keeps this page, though nothing hinders any more, until what it shows has been read. */
  readonly hold: (hindrance: Hindrance | null) => void;
}) {
  return (
    <section className="blank">
      <div className="card threshold">{STEPS[hindrance](me, hold)}</div>
    </section>
  );
}

const STEPS: Readonly<
  Record<Hindrance, (me: Session['me'], hold: (hindrance: Hindrance | null) => void) => React.ReactNode>
> = {
  password_due: () => (
    <>
      <h1>请先设置自己的密码</h1>
      <p className="muted">现在的密码是他人代设的一次性密码。</p>
      <OwnPassword oneTime />
    </>
  ),
  second_factor_due: ({ roleLabel }, hold) => (
    <>
      <h1>请先启用两步验证</h1>
      <p className="muted">本县规定{roleLabel}登录须两步验证。</p>
      <SecondFactor reading={(is) => hold(is ? 'second_factor_due' : null)} />
    </>
  ),
  post_over: ({ officeName, roleLabel, posts }) => (
    <>
      <h1>这一任职已经结束</h1>
      <p className="muted">
        「{officeName} · {roleLabel}」已到期或被终止，不能再以它办理。
      </p>
      {posts.length > 0 ? <PostList posts={posts} /> : <p>您现在没有其他任职，请联系系统管理员。</p>}
    </>
  ),
};
