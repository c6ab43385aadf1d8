import { isActName, type ActName } from '../ladder/acts/act-names.js';
import { actNamed } from '../ladder/acts/all-acts.js';
import { ACT_ROLES } from './act-permissions.js';
import type { Role } from './role.js';
import { ROUTES } from './route-permissions.js';

/**
 * The doors an API token may be given, and no other ever: what machines report and read. Accounts, access, audit, keys
 * and everything a person decides are not among them, and a route added tomorrow is not until somebody writes it here.
 */
const MACHINE_ROUTES: Readonly<Record<string, string>> = {
  'POST /attendance': '提交考勤',
  'POST /attendance/import': '导入考勤表',
  'POST /rosters/import': '导入花名册',
  'GET /pupils': '查看学生名单',
  'POST /pupils/search': '查找学生',
  'GET /pupils/:code': '查看学生（号码遮掩）',
  'POST /cases': '报告失学',
  'GET /cases': '查看案件列表',
  'GET /cases/counts': '查看案件数',
  'GET /cases/:caseNo': '查看案件',
  'GET /cases/:caseNo/timeline': '查看办理经过',
  'GET /cases/:caseNo/actions': '查看可办事项',
  'GET /oversight/stuck': '查看卡住的案件',
};

/** Acts by which another system tells what it has learnt; none of them is a decision. */
const MACHINE_ACTS: readonly ActName[] = [
  'recordContact',
  'acknowledgeReport',
  'reportReturn',
  'recordRelapse',
  'reportMissing',
  'recordFound',
  'recordReferralReply',
];

const ACT_ROUTE = 'POST /cases/:caseNo/acts/:act';

/** What a token's list says of a request: the route, with the name of the act where it is one. */
export function machineDoor(route: string, act?: string): string {
  return act === undefined ? route : route.replace(':act', act);
}

/** The doors a token of this role may be given: no more than the role itself goes through. */
export function machineDoorsOf(role: Role): readonly string[] {
  const routes = Object.keys(MACHINE_ROUTES).filter((route) => {
    const roles = ROUTES[route]?.roles;
    return Array.isArray(roles) && roles.includes(role);
  });
  const acts = MACHINE_ACTS.filter((act) => ACT_ROLES[act].includes(role));
  return [...routes, ...acts.map((act) => machineDoor(ACT_ROUTE, act))];
}

/** What a door is called where people decide about it. */
export function machineDoorWords(door: string): string {
  const act = door.split('/').at(-1) ?? '';
  return MACHINE_ROUTES[door] ?? (isActName(act) ? actNamed(act).title : door);
}
