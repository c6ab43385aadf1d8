import { Link } from 'react-router';

export function NotFound() {
  return (
    <section className="blank">
      <h1>没有这个页面</h1>
      <p>地址可能不完整，或页面已改名。</p>
      <Link to="/">回到首页</Link>
    </section>
  );
}
