import type { CaseEvent } from '../../domain/ladder/case-events.js';
import type { AttachmentKind } from '../../domain/attachments/attachment-kinds.js';
import type { DocumentKindId } from '../document-kinds.js';

/** One part of 一生一案, with what belongs into it. */
export interface FilePart {
  readonly heading: string;
  readonly events: readonly CaseEvent['type'][];
  readonly documents: readonly DocumentKindId[];
  readonly attachments: readonly AttachmentKind[];
}

/** The index of 一生一案 (domain notes, part C). What belongs nowhere else lies in the last part. */
export const FILE_PARTS: readonly FilePart[] = [
  { heading: '基本情况', events: ['CaseOpened'], documents: ['enrolment_notice'], attachments: [] },
  {
    heading: '缺勤和预警',
    events: [
      'AlertConfirmed',
      'AlertDismissed',
      'AttendanceNoted',
      'Relapsed',
      'ChildReportedMissing',
      'ChildFound',
    ],
    documents: ['return_notice'],
    attachments: [],
  },
  {
    heading: '联系和家访',
    events: ['ContactRecorded', 'HomeVisitRecorded'],
    documents: ['home_visit_record'],
    attachments: ['visit_photo'],
  },
  {
    heading: '劝返',
    events: ['PersuaderNamed', 'PersuasionRecorded'],
    documents: ['persuasion_record'],
    attachments: [],
  },
  {
    heading: '书面报告',
    events: ['ReportSent', 'ReportAcknowledged'],
    documents: ['written_report'],
    attachments: [],
  },
  {
    heading: '批评教育、责令和送达',
    events: ['CriticismRecorded'],
    documents: ['criticism_record', 'order', 'statement_record', 'service_receipt', 'recall_letter'],
    attachments: ['service_photo', 'signed_receipt'],
  },
  {
    heading: '司法告知、催告、处罚和法院',
    events: [
      'ReliefRecorded',
      'CourtFilingRecorded',
      'CourtAnswered',
      'FilingWindowLapsed',
      'ApplicationWithdrawn',
    ],
    documents: [
      'notice',
      'demand',
      'penalty_notice',
      'penalty_decision',
      'request',
      'execution_object',
      'request_withdrawal',
      'civil_complaint',
    ],
    attachments: [],
  },
  {
    heading: '资助、帮扶、移送和协查',
    events: [
      'AidRecorded',
      'Referred',
      'ReferralAnswered',
      'ReferralOverdue',
      'SafetyBrakePulled',
      'SafetyBrakeReleased',
    ],
    documents: ['referral_letter', 'enquiry_letter'],
    attachments: [],
  },
  {
    heading: '安置',
    events: [
      'ArrangementRequested',
      'ArrangementDecided',
      'ArrangementEnded',
      'ExitClaimed',
      'ExitConfirmed',
      'ExitRejected',
    ],
    documents: ['arrangement_form', 'exemption_form', 'home_teaching_record'],
    attachments: ['health_proof'],
  },
  {
    heading: '返校',
    events: ['ReturnReported', 'OrderPerformed'],
    documents: ['return_proof'],
    attachments: [],
  },
  { heading: '回访', events: ['FollowUpRecorded', 'CheckpointDue'], documents: [], attachments: [] },
  { heading: '销号', events: ['CaseClosed'], documents: [], attachments: [] },
  { heading: '其他', events: [], documents: [], attachments: ['scan', 'child_voice'] },
];

/** Announcements of the clock and of settings: they moved nothing and prove nothing. */
const UNTOLD: readonly CaseEvent['type'][] = [
  'ReminderDue',
  'CalendarPublished',
  'ClockSet',
  'PolicyAdopted',
  'SignalRefused',
  'AttendanceNoted',
];

export function partOfEvent(event: CaseEvent): number | undefined {
  if (UNTOLD.includes(event.type)) return undefined;
  if ('paper' in event && 'kind' in event) return event.kind === 'order' ? 5 : 6;
  const found = FILE_PARTS.findIndex(({ events }) => events.includes(event.type));
  return found === -1 ? FILE_PARTS.length - 1 : found;
}

export function partOfDocument(kind: string): number {
  const found = FILE_PARTS.findIndex(({ documents }) => (documents as readonly string[]).includes(kind));
  return found === -1 ? FILE_PARTS.length - 1 : found;
}

export function partOfAttachment(kind: string): number {
  const found = FILE_PARTS.findIndex(({ attachments }) => (attachments as readonly string[]).includes(kind));
  return found === -1 ? FILE_PARTS.length - 1 : found;
}
