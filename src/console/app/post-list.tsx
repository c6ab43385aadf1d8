import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AccountView } from '../../contracts/sign-in-answers.js';
import { useChoosePost } from '../api/session.js';
import { Failure } from '../ui/failure.js';

/** The posts somebody holds today; a session works in one of them (ADR 7). */
export function PostList({ posts }: { readonly posts: AccountView['posts'] }) {
  const choose = useChoosePost();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const take = async (post: string) => {
    setError(null);
    try {
      await choose(post);
      await navigate('/');
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <>
      <ul className="posts">
        {posts.map(({ id, officeName, roleLabel, actingFor, scopeLabel, active, to }) => (
          <li key={id}>
            <button type="button" disabled={active} onClick={() => void take(id)}>
              <strong>
                {officeName} · {roleLabel}
              </strong>
              {actingFor && (
                <small>
                  代理 {actingFor.name}（{scopeLabel}）
                </small>
              )}
              {to && <small>至 {to}</small>}
              {active && <span className="pill done">正在使用</span>}
            </button>
          </li>
        ))}
      </ul>
      {error !== null && <Failure error={error} />}
    </>
  );
}
