import { Button } from 'antd';

/** Most often a page of an older version that the server no longer has. */
export function RouteFailure() {
  return (
    <section className="blank" role="alert">
      <h1>页面没有打开</h1>
      <p>可能是网络中断，或系统刚刚更新。已填写的内容仍保存在本机。</p>
      <Button type="primary" onClick={() => location.reload()}>
        重新打开
      </Button>
    </section>
  );
}
