import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  FileProtectOutlined,
  FileWordOutlined,
  FolderOpenOutlined,
  HourglassOutlined,
  IdcardOutlined,
  InboxOutlined,
  MailOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  TeamOutlined,
  UploadOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { hasDrafts, hasInbox } from '../api/inbox.js';
import { opens, type Session } from '../api/session.js';

export interface Door {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly group: Group;
}

/** As the side bar heads them; the first has no heading. */
export const GROUPS = { work: null, watch: '督查', rules: '规则', system: '系统' } as const;
type Group = keyof typeof GROUPS;

interface Entry extends Door {
  readonly shown: (session: Session) => boolean;
}

const through = (route: string) => (session: Session) => opens(session, route);

/** In the order of a working day. Who may do what is asked of the server and of the domain's own table. */
const ENTRIES: readonly Entry[] = [
  {
    to: '/today',
    label: '今日待办',
    icon: <CheckSquareOutlined />,
    group: 'work',
    shown: ({ offers }) => offers.readCases,
  },
  {
    to: '/cases',
    label: '案件',
    icon: <FolderOpenOutlined />,
    group: 'work',
    shown: ({ offers }) => offers.readCases,
  },
  { to: '/inbox', label: '收件箱', icon: <InboxOutlined />, group: 'work', shown: hasInbox },
  { to: '/drafts', label: '待审文书', icon: <AuditOutlined />, group: 'work', shown: hasDrafts },
  {
    to: '/pupils',
    label: '学生与报告',
    icon: <TeamOutlined />,
    group: 'work',
    shown: ({ offers }) => offers.searchPupils && offers.reportChildren,
  },
  {
    to: '/attendance',
    label: '考勤',
    icon: <CarryOutOutlined />,
    group: 'work',
    shown: through('POST /attendance/import'),
  },
  {
    to: '/rosters',
    label: '花名册导入',
    icon: <UploadOutlined />,
    group: 'work',
    shown: ({ offers }) => offers.importRosters,
  },
  {
    to: '/supervision',
    label: '统计',
    icon: <BarChartOutlined />,
    group: 'watch',
    shown: through('GET /cases/counts'),
  },
  {
    to: '/board',
    label: '台账',
    icon: <ReadOutlined />,
    group: 'watch',
    shown: through('GET /oversight/indicators/cases'),
  },
  {
    to: '/chains',
    label: '双线责任人',
    icon: <UsergroupAddOutlined />,
    group: 'watch',
    shown: (session) =>
      ['GET /oversight/chains/gaps', 'POST /chains/links', 'POST /chains/homes'].some((route) =>
        opens(session, route),
      ),
  },
  {
    to: '/stuck',
    label: '卡住的案件',
    icon: <AlertOutlined />,
    group: 'watch',
    shown: through('GET /oversight/stuck'),
  },
  {
    to: '/mails',
    label: '邮件送达',
    icon: <MailOutlined />,
    group: 'watch',
    shown: ({ offers }) => offers.lookAtMails,
  },
  {
    to: '/retention',
    label: '保存期限与销毁',
    icon: <HourglassOutlined />,
    group: 'watch',
    shown: through('POST /retention/destructions'),
  },
  {
    to: '/help',
    label: '名词与依据',
    icon: <QuestionCircleOutlined />,
    group: 'rules',
    shown: ({ offers }) => offers.readCases,
  },
  {
    to: '/preview',
    label: '期限推演',
    icon: <CalendarOutlined />,
    group: 'rules',
    shown: ({ me, offers }) => offers.opens.includes('GET /policies') && me.role !== 'system_admin',
  },
  {
    to: '/policies',
    label: '各地方案',
    icon: <ApartmentOutlined />,
    group: 'rules',
    shown: through('GET /policies'),
  },
  {
    to: '/calendar',
    label: '校历与放假',
    icon: <ScheduleOutlined />,
    group: 'rules',
    shown: through('GET /policies'),
  },
  {
    to: '/templates',
    label: '文书模板',
    icon: <FileWordOutlined />,
    group: 'rules',
    shown: through('GET /templates'),
  },
  {
    to: '/drill',
    label: '演练时钟',
    icon: <ClockCircleOutlined />,
    group: 'rules',
    shown: ({ offers }) => offers.setDrillClock,
  },
  {
    to: '/accounts',
    label: '人员与任职',
    icon: <IdcardOutlined />,
    group: 'system',
    shown: through('GET /accounts'),
  },
  {
    to: '/units',
    label: '单位',
    icon: <BankOutlined />,
    group: 'system',
    shown: through('POST /units'),
  },
  {
    to: '/security',
    label: '登录安全',
    icon: <SafetyOutlined />,
    group: 'system',
    shown: through('GET /security/accounts'),
  },
  {
    to: '/machines',
    label: '程序令牌',
    icon: <ApiOutlined />,
    group: 'system',
    shown: through('GET /api-tokens'),
  },
  {
    to: '/audit',
    label: '审计记录',
    icon: <FileProtectOutlined />,
    group: 'system',
    shown: through('GET /audit'),
  },
];

export function doorsFor(session: Session): readonly Door[] {
  return ENTRIES.filter(({ shown }) => shown(session));
}

/** Where somebody's day begins: with the children for who works on cases, with what they look after for the others. */
export function homeFor(session: Session): string {
  const { offers, me } = session;
  if (offers.readCases && me.role !== 'county_leader') return '/today';
  const own = ENTRIES.find(({ group, shown }) => group === 'system' && shown(session));
  return own?.to ?? (opens(session, 'GET /cases/counts') ? '/supervision' : '/home');
}
