import { Tabs } from 'antd';
import { PageFrame } from '../../ui/page.js';
import { AccessTable } from './access-table.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { Rules } from './rules.js';
import './security.css';

/** Who gets in, and how: the security administrator's work. Who has an account at all is another's (三员分立). */
export function Page() {
  return (
    <PageFrame
      title="登录安全"
      about="账号的锁定、登录和两步验证，以及全县的登录规定。开通和停用账号由系统管理员办理。"
    >
      <Tabs
        items={[
          { key: 'accounts', label: '账号状况', children: <AccessTable /> },
          { key: 'failed', label: '失败的登录', children: <FailedSignIns /> },
          { key: 'rules', label: '登录规定', children: <Rules /> },
        ]}
      />
    </PageFrame>
  );
}
