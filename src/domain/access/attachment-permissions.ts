import { ATTACHMENT_KIND_IDS, type AttachmentKind } from '../attachments/attachment-kinds.js';
import { readsHealth } from './health-permissions.js';
import type { Role } from './role.js';

const school = ['class_teacher', 'registrar', 'principal'] as const;
const township = ['township_cadre', 'township_head'] as const;
const bureau = ['bureau_officer', 'bureau_head'] as const;
const offices = [...school, ...township, ...bureau] as const;

/**
 * Kind of attachment × role: who adds it to a case within reach, and who reads it. Whoever adds something need not
 * be shown it again: a village takes a picture of the door, and the township files it.
 */
export const ATTACHMENT_ROLES: Readonly<
  Record<AttachmentKind, { readonly adds: readonly Role[]; readonly reads: readonly Role[] }>
> = {
  visit_photo: { adds: [...offices, 'village_cadre'], reads: [...offices, 'village_cadre'] },
  service_photo: {
    adds: [...offices, 'village_cadre', 'justice_official'],
    reads: [...offices, 'justice_official', 'court_liaison'],
  },
  signed_receipt: {
    adds: [...offices, 'justice_official'],
    reads: [...offices, 'justice_official', 'court_liaison'],
  },
  scan: {
    adds: [...offices, 'justice_official', 'court_liaison', 'department_officer'],
    reads: [...offices, 'court_liaison'],
  },
  // 残疾人教育条例 art. 20: for education and rehabilitation only, i.e. for those who place the child.
  health_proof: {
    adds: ['class_teacher', 'registrar', 'principal', 'township_cadre', 'bureau_officer'],
    reads: readsHealth,
  },
  // Who listens to the child, and who answers for what becomes of it.
  child_voice: {
    adds: ['class_teacher', 'principal', 'township_cadre'],
    reads: ['class_teacher', 'principal', 'township_cadre', 'bureau_head'],
  },
};

export function attachmentKindsReadBy(role: Role): readonly AttachmentKind[] {
  return ATTACHMENT_KIND_IDS.filter((kind) => ATTACHMENT_ROLES[kind].reads.includes(role));
}

const rolesOf = (way: 'adds' | 'reads'): readonly Role[] => [
  ...new Set(ATTACHMENT_KIND_IDS.flatMap((kind) => ATTACHMENT_ROLES[kind][way])),
];
/** Who adds, or reads, an attachment of some kind: the doors. */
export const ADDS_ATTACHMENTS = rolesOf('adds');
export const READS_ATTACHMENTS = rolesOf('reads');
