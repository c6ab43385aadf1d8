import {
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  FolderOpenOutlined,
  MailOutlined,
  TeamOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Session } from '../api/session.js';
import { ACT_ROLES } from '../../domain/access/act-permissions.js';

export interface Door {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
}

interface Entry extends Door {
  readonly shown: (session: Session) => boolean;
}

const everybody = () => true;

/** In the order of a working day. Who may do what is asked of the server and of the domain's own table. */
const ENTRIES: readonly Entry[] = [
  { to: '/today', label: '今日待办', icon: <CheckSquareOutlined />, shown: ({ offers }) => offers.readCases },
  { to: '/cases', label: '案件', icon: <FolderOpenOutlined />, shown: ({ offers }) => offers.readCases },
  {
    to: '/approvals',
    label: '待我审批',
    icon: <AuditOutlined />,
    shown: ({ me }) => [...ACT_ROLES.approvePaper, ...ACT_ROLES.decideHold].some((role) => role === me.role),
  },
  {
    to: '/pupils',
    label: '学生与报告',
    icon: <TeamOutlined />,
    shown: ({ offers }) => offers.searchPupils && offers.reportChildren,
  },
  { to: '/stuck', label: '卡住的案件', icon: <AlertOutlined />, shown: everybody },
  { to: '/supervision', label: '统计', icon: <BarChartOutlined />, shown: everybody },
  {
    to: '/rosters',
    label: '花名册导入',
    icon: <UploadOutlined />,
    shown: ({ offers }) => offers.importRosters,
  },
  { to: '/preview', label: '期限推演', icon: <CalendarOutlined />, shown: everybody },
  { to: '/mails', label: '邮件送达', icon: <MailOutlined />, shown: ({ offers }) => offers.lookAtMails },
  {
    to: '/drill',
    label: '演练时钟',
    icon: <ClockCircleOutlined />,
    shown: ({ offers }) => offers.setDrillClock,
  },
];

export function doorsFor(session: Session): readonly Door[] {
  return ENTRIES.filter(({ shown }) => shown(session));
}
