/** Names shared by every process that speaks to Temporal. */
export const TASK_QUEUE = 'not-one-less';
export const CASE_WORKFLOW = 'dropoutCase';

/** One open case per child: the child's code is the workflow id, so Temporal itself refuses a second. */
export function caseWorkflowId(pupil: string): string {
  return `case-of-${pupil}`;
}

/** What an operator can filter by in the Temporal UI. Codes and dates only. */
export const SEARCH_ATTRIBUTES = {
  CaseNo: 'Keyword',
  CaseStanding: 'Keyword',
  CaseRung: 'Keyword',
  AwaitedStep: 'Keyword',
  AwaitingRole: 'Keyword',
  Regime: 'Keyword',
  CountyCode: 'Keyword',
  TownshipCode: 'Keyword',
  SchoolCode: 'Keyword',
  DueAt: 'Datetime',
  StuckSince: 'Datetime',
  Stuck: 'Bool',
} as const;
