import { LogoutOutlined, MenuOutlined, SwapOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Popover } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { deskOf, useSignOut, type Session } from '../api/session.js';
import { useKeptFiles, useWaitingDrafts } from '../api/use-waiting.js';
import { dateWords } from '../ui/date-words.js';
import { SideBar } from './doors.js';
import type { Door } from './navigation.js';
import { PostList } from './post-list.js';

export function TopBar({ session, doors }: { readonly session: Session; readonly doors: readonly Door[] }) {
  const [open, setOpen] = useState(false);
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const { me, offers } = session;
  const drafts = useWaitingDrafts(deskOf(me));
  const files = useKeptFiles(deskOf(me));
  const unsent = drafts.length + files.length;
  const leave = () => signOut().then(() => navigate('/'));
  const askFirst = () =>
    unsent === 0
      ? void leave()
      : void modal.confirm({
          title: `还有 ${unsent} 件没有发送`,
          content: '退出后，没有发送的照片、录音和填写的内容都会从本机删除，不能找回。',
          okText: '删除并退出',
          cancelText: '等发送完',
          okButtonProps: { danger: true },
          onOk: leave,
        });
  const acting = me.posts.find(({ active }) => active)?.actingFor;
  return (
    <header className="topbar">
      <Button
        className="menu-button"
        type="text"
        aria-label="打开栏目"
        icon={<MenuOutlined />}
        onClick={() => setOpen(true)}
      />
      <Link className="brand" to="/" aria-label="一个都不能少，首页">
        <img src="./icon.svg" alt="" width={28} height={28} />
        <span>一个都不能少</span>
      </Link>
      <p className="today-is">
        {offers.trial && <span className="trial">演练</span>}
        {offers.today && <time dateTime={offers.today}>{dateWords(offers.today)}</time>}
      </p>
      <p className="who">
        <Link to="/me">{me.name}</Link>
        <span>
          {acting && `代${acting.name} · `}
          {me.officeName} · {me.roleLabel}
        </span>
      </p>
      {me.posts.length > 1 && (
        <Popover trigger={['click']} placement="bottomRight" content={<PostList posts={me.posts} />}>
          <Button type="text" aria-label="切换任职" icon={<SwapOutlined />}>
            <span className="wide-only">切换任职</span>
          </Button>
        </Popover>
      )}
      <Button type="text" aria-label="退出登录" icon={<LogoutOutlined />} onClick={askFirst}>
        <span className="wide-only">退出</span>
      </Button>
      <Drawer
        title={`${me.name} · ${me.roleLabel}`}
        placement="left"
        size={270}
        open={open}
        onClose={() => setOpen(false)}
      >
        <p className="muted">{me.officeName}</p>
        <p>
          <Link to="/me" onClick={() => setOpen(false)}>
            我的账号
          </Link>
        </p>
        <div className="drawer-doors" onClick={() => setOpen(false)}>
          <SideBar doors={doors} />
        </div>
      </Drawer>
    </header>
  );
}
