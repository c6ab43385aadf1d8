import { ATTACHMENT_KINDS } from '../../../../domain/attachments/attachment-kinds.js';
import type { PlainDate } from '../../../../domain/calendar/plain-date.js';
import { useAttachments } from '../../../api/attachments.js';
import { referenceTo } from '../../../api/file-references.js';
import { deskOf, opens, useSignedIn } from '../../../api/session.js';
import { useKeptFiles } from '../../../api/use-waiting.js';
import { shortDate } from '../../../ui/date-words.js';

export interface Evidence {
  readonly id: string;
  readonly label: string;
  readonly by: string;
}

/** What an act may refer to: files of the case, then those taken here that wait for the line. The child's voice proves nothing. */
export function useEvidence(caseNo: string, today: string): readonly Evidence[] {
  const session = useSignedIn();
  const found = useAttachments(caseNo, opens(session, 'GET /cases/:caseNo/attachments'));
  const kept = useKeptFiles(deskOf(session.me));
  const there = (found.data?.attachments ?? [])
    .filter((each) => each.removedAt === null && each.kind !== 'child_voice')
    .map((each) => ({
      id: each.id,
      label: `${each.label}（${shortDate(each.addedOn, today as PlainDate)}）`,
      by: each.addedByName,
    }));
  const waiting = kept
    .filter((each) => each.caseNo === caseNo && each.refusal === null && each.kind !== 'child_voice')
    .map(({ key, kind }) => ({
      id: referenceTo(key),
      label: `${ATTACHMENT_KINDS[kind].label}（待发送）`,
      by: session.me.name,
    }));
  return [...there, ...waiting];
}
