import { Spin } from 'antd';

export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="blank" role="status">
      <Spin delay={200} />
      <p className="muted">正在读取{what}…</p>
    </div>
  );
}
