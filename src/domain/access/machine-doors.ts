import type { ActName } from '../ladder/acts/all-acts.js';
import { ACT_ROLES } from './act-permissions.js';
import type { Role } from './role.js';
import { ROUTES } from './route-permissions.js';

/**
 * The doors an API token may be given, and no other ever: what machines report and read. Accounts, access, audit, keys
 * and everything a person decides are not among them, and a route added tomorrow is not until somebody writes it here.
 */
const MACHINE_ROUTES = [
  'POST /attendance',
  'POST /attendance/import',
  'POST /rosters/import',
  'GET /pupils',
  'GET /pupils/:code',
  'POST /cases',
  'GET /cases',
  'GET /cases/counts',
  'GET /cases/:caseNo',
  'GET /cases/:caseNo/timeline',
  'GET /cases/:caseNo/actions',
  'GET /oversight/stuck',
] as const;

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
  const routes = MACHINE_ROUTES.filter((route) => {
    const roles = ROUTES[route]?.roles;
    return Array.isArray(roles) && roles.includes(role);
  });
  const acts = MACHINE_ACTS.filter((act) => ACT_ROLES[act].includes(role));
  return [...routes, ...acts.map((act) => machineDoor(ACT_ROUTE, act))];
}
