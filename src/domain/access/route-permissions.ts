import { ADMIN_ROLES, type AccountRole } from './admin-role.js';
import { REPORTER_ROLES } from './act-permissions.js';
import { ADDS_ATTACHMENTS, READS_ATTACHMENTS } from './attachment-permissions.js';
import { EXPORTS } from '../exports/export-kinds.js';
import { CONFIRMING_ROLES, REQUESTING_ROLES, TWO_PERSON_ACTS } from '../second-person/two-person-acts.js';
import { ROLES, type Role } from './role.js';

/**
 * Route × role: the only place that says who may come through which door of the API. The guard asks it before
 * anything else, and a route that does not stand here is closed to everybody. Whose child or case it is remains
 * `jurisdiction`'s question, and what may be done with a case `act-permissions`'; `test/security` walks all three.
 */
export interface RouteRule {
  /** `public`: nobody need be signed in. `person`: whoever is. `act`: as `ACT_ROLES` says of the act. */
  readonly roles: 'public' | 'person' | 'act' | readonly AccountRole[];
  /** What the audit calls it; null for what says nothing about anybody. */
  readonly action: string | null;
  /** What the address names, i.e. what lies within somebody's jurisdiction or does not. */
  readonly about?: 'case' | 'child';
  /**
   * Pages that are open ask this again by themselves. Whoever is shown the same again has not looked again; never for
   * files, numbers unmasked, exports or acts, of which each is one.
   */
  readonly asksAgain?: true;
  /** A decision outside any case: closed to a substitute without decisions, as `mayAct` is inside one. */
  readonly decision?: true;
  /** Open also to who still has a one-time password. */
  readonly withPasswordDue?: true;
  /** Open also to who works in a post that has ended meanwhile. */
  readonly withPostOver?: true;
  /** Open also to who must enrol a second factor first. */
  readonly withSecondFactorDue?: true;
}

const except = (...roles: readonly Role[]) => ROLES.filter((role) => !roles.includes(role));

/** Inspectors count, and see what is stuck; whose child it is is not their business. */
const readsCases = except('supervisor');
/**
 * County offices that work on single cases have no use for the register of all children: they see those of their
 * cases there (个人信息保护法: the least that serves the purpose).
 */
export const REGISTER_READERS = except(
  'supervisor',
  'justice_official',
  'court_liaison',
  'department_officer',
  'county_leader',
);
/** Those who telephone, visit, write papers or keep the register; a village hears what it needs from the township. */
const needsNumbers = except(
  'village_cadre',
  'supervisor',
  'justice_official',
  'court_liaison',
  'department_officer',
  'county_leader',
);
/** Whoever issues a document under some name; which of them which document is the document's own question. */
const writesDocuments = [
  'class_teacher',
  'registrar',
  'principal',
  'township_cadre',
  'bureau_officer',
  'justice_official',
] as const;
const readsDocuments = except('village_cadre', 'supervisor', 'department_officer', 'county_leader');
const bureau = ['bureau_officer', 'bureau_head'] as const;
/** Whoever answers for a school, a township or the county, and whoever inspects them. */
const readsNumbers = [
  'registrar',
  'principal',
  'township_cadre',
  'township_head',
  ...bureau,
  'supervisor',
  'county_leader',
] as const;
/** Who names the people of 双线四包, each for the units of their own office. */
const assignsChains = ['registrar', 'principal', 'township_cadre', 'township_head', ...bureau] as const;
/** Who knows in which village a child lives. */
export const HOME_RECORDERS: readonly Role[] = [
  'registrar',
  'village_cadre',
  'township_cadre',
  'bureau_officer',
] as const;
/** The system administrator every post; a head the leave of their own office, which is the service's to ask. */
const managesPosts = ['system_admin', 'principal', 'township_head', 'bureau_head'] as const;

const writesBetweenOffices = ['township_cadre', 'township_head', ...bureau] as const;
/** Whoever writes documents sees from what; the bureau answers for the templates of its county. */
const readsTemplates = [...writesDocuments, 'township_head', 'bureau_head'] as const;

/** The whole file of a child: for those who answer for the case, health proofs and all. */
export const FILE_READERS = ['principal', 'township_cadre', 'township_head', ...bureau] as const;
export const BUNDLE_READERS = [...FILE_READERS, 'court_liaison'] as const;

export const ROUTES: Readonly<Record<string, RouteRule>> = {
  'GET /health': { roles: 'public', action: null },

  'POST /login': { roles: 'public', action: 'session.open' },
  'GET /login/ways': { roles: 'public', action: null },
  'POST /login/provider': { roles: 'public', action: null },
  'POST /login/provider/answer': { roles: 'public', action: 'session.open' },
  'POST /login/code': { roles: 'public', action: 'session.open' },
  'POST /logout': { roles: 'person', action: 'session.end', withPasswordDue: true, withPostOver: true },
  'POST /password': { roles: 'person', action: 'password.change', withPasswordDue: true, withPostOver: true },
  'GET /me': { roles: 'person', action: null, withPasswordDue: true, withPostOver: true },
  'POST /me/post': {
    roles: 'person',
    action: 'session.choose_post',
    withPostOver: true,
    withSecondFactorDue: true,
  },
  'GET /me/second-factor': { roles: 'person', action: null, withSecondFactorDue: true },
  'POST /me/second-factor': { roles: 'person', action: 'second_factor.begin', withSecondFactorDue: true },
  'POST /me/second-factor/confirm': {
    roles: 'person',
    action: 'second_factor.confirm',
    withSecondFactorDue: true,
  },
  'GET /me/sessions': { roles: 'person', action: null, withSecondFactorDue: true },
  'POST /me/sessions/:session/end': { roles: 'person', action: 'session.end_own', withSecondFactorDue: true },
  'POST /me/other-sessions/end': { roles: 'person', action: 'session.end_others', withSecondFactorDue: true },
  'GET /console': { roles: 'person', action: null },
  'GET /policies': { roles: [...ROLES, 'system_admin'], action: null },

  'GET /pupils': { roles: REGISTER_READERS, action: 'child.search' },
  'POST /pupils/search': { roles: REGISTER_READERS, action: 'child.search' },
  'GET /pupils/:code': { roles: REGISTER_READERS, action: 'child.read', about: 'child' },
  'POST /pupils/:code/unmask': { roles: needsNumbers, action: 'child.unmask', about: 'child' },
  'GET /pupils/:code/accesses': { roles: ['bureau_head'], action: 'child.accesses', about: 'child' },
  'POST /rosters/import': { roles: ['registrar', 'bureau_officer'], action: 'roster.import' },
  'POST /attendance': {
    roles: ['class_teacher', 'registrar', 'principal', 'bureau_officer'],
    action: 'attendance.record',
  },
  'POST /attendance/import': {
    roles: ['class_teacher', 'registrar', 'principal', 'bureau_officer'],
    action: 'attendance.import',
  },
  'GET /attendance/class-day': { roles: ['class_teacher'], action: 'attendance.read_day' },

  'GET /cases': { roles: readsCases, action: 'case.list', asksAgain: true },
  'POST /cases/search': { roles: readsCases, action: 'case.list' },
  'GET /cases/inbox': { roles: readsCases, action: 'case.inbox', asksAgain: true },
  'GET /cases/counts': { roles: ROLES, action: null },
  'GET /cases/:caseNo': { roles: readsCases, action: 'case.read', about: 'case', asksAgain: true },
  'GET /cases/:caseNo/timeline': {
    roles: readsCases,
    action: 'case.read_timeline',
    about: 'case',
    asksAgain: true,
  },
  'GET /cases/:caseNo/actions': {
    roles: readsCases,
    action: 'case.read_actions',
    about: 'case',
    asksAgain: true,
  },
  'POST /cases/:caseNo/seen': { roles: readsCases, action: null, about: 'case' },
  'POST /cases': { roles: REPORTER_ROLES, action: 'case.report' },
  'POST /cases/:caseNo/acts/:act': { roles: 'act', action: 'case.act', about: 'case' },

  'GET /events': { roles: ROLES, action: null },

  'GET /cases/:caseNo/gates': {
    roles: readsCases,
    action: 'case.read_gates',
    about: 'case',
    asksAgain: true,
  },
  'GET /cases/:caseNo/documents': {
    roles: readsCases,
    action: 'document.list',
    about: 'case',
    asksAgain: true,
  },
  'GET /cases/:caseNo/documents/offers': {
    roles: readsCases,
    action: 'document.offers',
    about: 'case',
    asksAgain: true,
  },
  'POST /cases/:caseNo/documents/:kind': { roles: writesDocuments, action: 'document.issue', about: 'case' },
  'GET /cases/:caseNo/documents/:id/file': { roles: readsDocuments, action: 'document.read', about: 'case' },
  'GET /cases/:caseNo/papers/:paper/draft': {
    roles: readsDocuments,
    action: 'document.read_draft',
    about: 'case',
  },
  'POST /cases/:caseNo/documents/:id/void': {
    roles: TWO_PERSON_ACTS.void_document.requests,
    action: 'document.request_void',
    about: 'case',
  },

  'GET /office-documents': { roles: writesBetweenOffices, action: 'office_document.list' },
  'POST /office-documents/:kind': { roles: writesBetweenOffices, action: 'office_document.issue' },
  'GET /office-documents/:id/file': { roles: writesBetweenOffices, action: 'office_document.read' },

  'GET /templates': { roles: readsTemplates, action: null },
  'GET /templates/:kind': { roles: readsTemplates, action: null },
  'PUT /templates/:kind': { roles: bureau, action: 'template.change' },
  'POST /templates/:kind/reset': { roles: bureau, action: 'template.reset' },

  'POST /cases/:caseNo/bundles/court': {
    roles: ['township_cadre', 'bureau_officer'],
    action: 'bundle.bind_court',
    about: 'case',
  },
  'GET /cases/:caseNo/bundles': {
    roles: BUNDLE_READERS,
    action: 'bundle.list',
    about: 'case',
    asksAgain: true,
  },
  'GET /cases/:caseNo/bundles/:id/pdf': { roles: BUNDLE_READERS, action: 'bundle.read', about: 'case' },
  'GET /cases/:caseNo/bundles/:id/zip': { roles: BUNDLE_READERS, action: 'bundle.read', about: 'case' },
  'GET /cases/:caseNo/file': { roles: FILE_READERS, action: 'file.read', about: 'case' },
  'POST /cases/:caseNo/file': { roles: FILE_READERS, action: 'file.bind', about: 'case' },

  'POST /cases/:caseNo/attachments': { roles: ADDS_ATTACHMENTS, action: 'attachment.add', about: 'case' },
  'GET /cases/:caseNo/attachments': {
    roles: READS_ATTACHMENTS,
    action: 'attachment.list',
    about: 'case',
    asksAgain: true,
  },
  'GET /cases/:caseNo/attachments/:id/file': {
    roles: READS_ATTACHMENTS,
    action: 'attachment.read',
    about: 'case',
  },

  'POST /cases/:caseNo/attachments/:id/remove': {
    roles: TWO_PERSON_ACTS.remove_attachment.requests,
    action: 'attachment.request_removal',
    about: 'case',
  },

  'GET /oversight/public-counts': {
    roles: [...bureau, 'supervisor', 'county_leader', 'township_cadre', 'township_head'],
    action: 'oversight.public_counts',
  },

  'GET /retention': { roles: [...bureau, 'security_admin'], action: 'retention.report' },
  'GET /retention/case-files': { roles: bureau, action: 'retention.due_files' },
  'POST /retention/destructions': {
    roles: TWO_PERSON_ACTS.destroy_case_files.requests,
    action: 'retention.request_destruction',
  },
  'GET /retention/destroyed': { roles: bureau, action: 'retention.destroyed' },

  'POST /exports': { roles: EXPORTS, action: 'export.ask' },
  'GET /exports': { roles: EXPORTS, action: 'export.list' },
  'GET /exports/:number': { roles: [...EXPORTS, 'audit_admin'], action: 'export.find' },
  'GET /exports/:number/file': { roles: EXPORTS, action: 'export.fetch' },

  'GET /second-person': {
    roles: [...new Set([...REQUESTING_ROLES, ...CONFIRMING_ROLES])],
    action: 'second_person.list',
    asksAgain: true,
  },
  'POST /second-person/:id/confirm': {
    roles: CONFIRMING_ROLES,
    action: 'second_person.confirm',
    decision: true,
  },
  'POST /second-person/:id/decline': {
    roles: CONFIRMING_ROLES,
    action: 'second_person.decline',
    decision: true,
  },
  'POST /second-person/:id/withdraw': { roles: REQUESTING_ROLES, action: 'second_person.withdraw' },

  'GET /oversight/stuck': { roles: ROLES, action: 'oversight.stuck', asksAgain: true },
  'GET /oversight/indicators': { roles: readsNumbers, action: null },
  'GET /oversight/indicators/cases': {
    roles: readsNumbers.filter((role) => role !== 'supervisor'),
    action: 'oversight.indicator_cases',
  },
  'GET /oversight/indicators/file': { roles: readsNumbers, action: 'oversight.indicator_file' },
  'POST /oversight/roll': { roles: bureau, action: 'oversight.take_roll' },
  'GET /oversight/desks': {
    roles: [...bureau, 'supervisor', 'county_leader', 'system_admin'],
    action: 'oversight.desks',
  },
  'GET /oversight/mails': { roles: [...bureau, 'supervisor'], action: 'oversight.mails', asksAgain: true },
  'POST /oversight/mails/:key/retry': { roles: bureau, action: 'oversight.retry_mail' },
  'GET /oversight/calendar': { roles: bureau, action: null },
  'POST /oversight/calendar': { roles: bureau, action: 'oversight.publish_calendar', decision: true },
  'GET /drill/clock': { roles: ROLES, action: null },
  'PUT /drill/clock': { roles: [...bureau, 'supervisor'], action: 'drill.set_clock' },
  'POST /codec/decode': { roles: ['bureau_head', 'supervisor'], action: 'codec.decode' },
  'POST /codec/encode': { roles: ['bureau_head', 'supervisor'], action: 'codec.encode' },

  'GET /accounts': { roles: ['system_admin'], action: 'account.list' },
  'POST /accounts': { roles: ['system_admin'], action: 'account.open' },
  'POST /accounts/:user/close': { roles: ['system_admin'], action: 'account.close' },
  'POST /accounts/:user/password': { roles: ['system_admin'], action: 'account.reissue_password' },
  'GET /posts': { roles: managesPosts, action: 'post.list' },
  'POST /posts': { roles: ['system_admin'], action: 'post.open' },
  'POST /posts/:post/move': { roles: ['system_admin'], action: 'post.move' },
  'POST /posts/:post/end': { roles: managesPosts, action: 'post.end', decision: true },
  'POST /posts/:post/substitution': { roles: managesPosts, action: 'post.substitute', decision: true },

  'GET /api-tokens': { roles: ['system_admin', 'security_admin'], action: 'api_token.list' },
  'POST /api-tokens': { roles: ['system_admin'], action: 'api_token.propose' },
  'POST /api-tokens/:token/confirm': { roles: ['security_admin'], action: 'api_token.confirm' },
  'POST /api-tokens/:token/revoke': {
    roles: ['system_admin', 'security_admin'],
    action: 'api_token.revoke',
  },

  'GET /security/accounts': { roles: ['security_admin'], action: 'security.accounts', asksAgain: true },
  'GET /security/accounts/:user/sessions': { roles: ['security_admin'], action: 'security.sessions' },
  'POST /security/accounts/:user/sessions/end': {
    roles: ['security_admin'],
    action: 'security.end_sessions',
  },
  'POST /security/accounts/:user/unlock': { roles: ['security_admin'], action: 'security.unlock' },
  'POST /security/accounts/:user/second-factor/reset': {
    roles: ['security_admin'],
    action: 'security.reset_second_factor',
  },
  'POST /security/accounts/:user/provider/unlink': {
    roles: ['security_admin'],
    action: 'security.unlink_provider',
  },
  'GET /security/failed-sign-ins': { roles: ['security_admin'], action: 'security.failed_sign_ins' },
  'GET /security/sign-in-rules': { roles: ['security_admin'], action: null },
  'PUT /security/sign-in-rules': { roles: ['security_admin'], action: 'security.decide_rules' },

  'GET /pupils/:code/chain': { roles: REGISTER_READERS, action: 'chain.read', about: 'child' },
  'GET /cases/:caseNo/chain': { roles: readsCases, action: 'chain.read', about: 'case', asksAgain: true },
  'GET /oversight/chains/gaps': { roles: readsNumbers, action: 'oversight.chain_gaps' },
  'GET /chains/people': { roles: assignsChains, action: 'chain.people' },
  'POST /chains/links': { roles: assignsChains, action: 'chain.assign' },
  'GET /chains/links/sheet': { roles: assignsChains, action: 'chain.sheet' },
  'POST /chains/links/import': { roles: assignsChains, action: 'chain.import' },
  'GET /chains/homes': { roles: HOME_RECORDERS, action: 'chain.homes' },
  'POST /chains/homes': { roles: HOME_RECORDERS, action: 'chain.record_homes' },

  'GET /units': { roles: [...ROLES, 'system_admin'], action: null },
  'GET /units/:unit/versions': { roles: ['system_admin'], action: null },
  'POST /units': { roles: ['system_admin'], action: 'unit.write' },
  'POST /units/:unit/close': { roles: ['system_admin'], action: 'unit.close' },

  'GET /audit': { roles: ['audit_admin'], action: 'audit.read' },
  'GET /audit/export': { roles: ['audit_admin'], action: 'audit.export' },
  'GET /audit/verification': { roles: ['audit_admin'], action: 'audit.verify' },
};

/** Everybody an account may be. */
export const ACCOUNT_ROLES: readonly AccountRole[] = [...ROLES, ...ADMIN_ROLES];
