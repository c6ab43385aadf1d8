import { ACT_ROLES } from './act-permissions.js';
import type { Role } from './role.js';

/** What lands on a desk besides the awaited step of a case: somebody asks, somebody answers, something comes back. */
export const INBOX = {
  reviews: { label: '待审核的文书', act: 'reviewPaper', roles: ['township_cadre', 'bureau_officer'] },
  approvals: { label: '待审批的文书', act: 'approvePaper', roles: ACT_ROLES.approvePaper },
  holds: { label: '暂停、延期申请', act: 'decideHold', roles: ACT_ROLES.decideHold },
  arrangements: { label: '安置、休学申请', act: 'decideArrangement', roles: ACT_ROLES.decideArrangement },
  reports: { label: '待签收的书面报告', act: 'acknowledgeReport', roles: ACT_ROLES.acknowledgeReport },
  requests: { label: '等待答复的移送', act: 'recordReferralReply', roles: ACT_ROLES.recordReferralReply },
  returned: { label: '退回的文书', act: 'correctPaper', roles: ACT_ROLES.correctPaper },
  // Whoever may ask a department learns what it says; so does who answers for a mandatory report.
  replies: { label: '新的部门答复', act: null, roles: [...ACT_ROLES.refer, 'bureau_head', 'township_head'] },
} as const satisfies Readonly<Record<string, { label: string; act: string | null; roles: readonly Role[] }>>;

export type InboxBox = keyof typeof INBOX;

export function boxesOf(role: Role): readonly InboxBox[] {
  return (Object.keys(INBOX) as InboxBox[]).filter((box) =>
    (INBOX[box].roles as readonly Role[]).includes(role),
  );
}
