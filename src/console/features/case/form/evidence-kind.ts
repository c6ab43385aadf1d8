import { ATTACHMENT_ROLES } from '../../../../domain/access/attachment-permissions.js';
import type { AccountRole } from '../../../../domain/access/admin-role.js';
import type { AttachmentKind } from '../../../../domain/attachments/attachment-kinds.js';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';

/** What usually proves an act: the chooser opens for that. Everything else is a scan. */
const KINDS: Readonly<Partial<Record<ActName, AttachmentKind>>> = {
  recordContact: 'visit_photo',
  recordHomeVisit: 'visit_photo',
  recordPersuasion: 'visit_photo',
  recordFollowUp: 'visit_photo',
  recordService: 'signed_receipt',
  recordFailedService: 'service_photo',
  requestArrangement: 'health_proof',
};

/** The kind of file somebody adds beside an act; undefined where the post adds none. */
export function evidenceKind(act: ActName, role: AccountRole): AttachmentKind | undefined {
  const wanted = KINDS[act] ?? 'scan';
  return [wanted, 'scan' as const].find((kind) => ATTACHMENT_ROLES[kind].adds.some((each) => each === role));
}

/** Pictures of the service beside the papers that were signed. */
export function attachedKinds(act: ActName, role: AccountRole): readonly AttachmentKind[] {
  const wanted: readonly AttachmentKind[] = ['service_photo', KINDS[act] ?? 'scan', 'scan'];
  return [...new Set(wanted)].filter((kind) => ATTACHMENT_ROLES[kind].adds.some((each) => each === role));
}
