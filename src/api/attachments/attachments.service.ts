import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { AttachmentAnswer, AttachmentList } from '../../contracts/http-schemas-attachments.js';
import { ATTACHMENT_ROLES, attachmentKindsReadBy } from '../../domain/access/attachment-permissions.js';
import { OFFICE_OF, type Actor } from '../../domain/access/role.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../domain/attachments/attachment-kinds.js';
import { MEDIA_TYPES, type MediaType } from '../../domain/attachments/media-type.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import {
  attachmentById,
  attachmentContent,
  attachmentsOf,
  keepAttachment,
  type AttachmentRecord,
} from '../../persistence/readers/attachments.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { seenCase } from '../cases/case-access.js';
import { CountySettings } from '../cases/county-settings.js';
import { keyUsedOtherwise, requestIdentity } from '../cases/request-identity.js';
import { ProblemException } from '../problem.js';
import { acceptedFile, sha256Of } from './accepted-file.js';

export interface AttachmentFile {
  readonly name: string;
  readonly type: MediaType;
  readonly content: Buffer;
}

/** Pictures, scans and recordings: added by who works on the case, read by who needs them, removed by two. */
@Injectable()
export class Attachments {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
  ) {}

  async add(
    actor: Actor,
    caseNo: string,
    kind: AttachmentKind,
    file: Buffer | undefined,
    key: string | undefined,
  ): Promise<AttachmentAnswer> {
    const view = await this.seen(actor, caseNo);
    if (file === undefined) {
      throw new ProblemException(
        422,
        refusal('file_missing', '请以 multipart/form-data 上传，表单项名为 file。', { field: 'file' }),
      );
    }
    mustAdd(actor, view, kind);
    const about = `${caseNo}/attachments`;
    const asked = { user: actor.user, about, contents: { kind, sha256: sha256Of(file) } };
    const { actId, keyPart } = requestIdentity(key, asked);
    const { type, content, sha256 } = await acceptedFile(kind, file);
    const record = {
      id: `att-${randomBytes(8).toString('hex')}`,
      caseNo,
      kind,
      type,
      bytes: content.length,
      sha256,
      addedOn: await this.settings.today(),
      addedAt: new Date(),
      addedBy: actor.user,
      addedRole: actor.role,
      addedOffice: actor.office,
      keyPart,
      actId,
    };
    const kept = await auditedTransaction(
      this.source,
      async (manager) => {
        const found = await keepAttachment(manager, record, content);
        if (found.actId !== actId) throw keyUsedOtherwise();
        return found;
      },
      { note: ({ id }) => ({ object: `${caseNo} ${id}`, detail: `${kind} ${sha256}` }) },
    );
    const [answer] = await this.answers([kept]);
    return answer as AttachmentAnswer;
  }

  async list(actor: Actor, caseNo: string): Promise<AttachmentList> {
    const view = await this.seen(actor, caseNo);
    const kinds = isElsewhere(actor, view) ? [] : attachmentKindsReadBy(actor.role);
    const records = await attachmentsOf(this.source.manager, caseNo, kinds);
    return { caseNo, attachments: await this.answers(records) };
  }

  async file(actor: Actor, caseNo: string, id: string): Promise<AttachmentFile> {
    const record = await this.readable(actor, caseNo, id);
    const content = await attachmentContent(this.source.manager, id);
    if (content === undefined) throw attachmentRemoved();
    const type = record.type as MediaType;
    const { label } = ATTACHMENT_KINDS[record.kind as AttachmentKind];
    return { name: `${caseNo}${label}${record.addedOn}.${MEDIA_TYPES[type].extension}`, type, content };
  }

  /** One that this person may see. Of one they may not see they are not told that it exists. */
  async readable(actor: Actor, caseNo: string, id: string): Promise<AttachmentRecord> {
    const view = await this.seen(actor, caseNo);
    const record = await attachmentById(this.source.manager, caseNo, id);
    const may =
      record !== undefined &&
      !isElsewhere(actor, view) &&
      attachmentKindsReadBy(actor.role).includes(record.kind as AttachmentKind);
    if (may) return record;
    throw new ProblemException(
      404,
      refusal('unknown_attachment', '本案没有这份附件，或本岗位不查看这一种附件。', { field: 'id' }),
    );
  }

  private async seen(actor: Actor, caseNo: string): Promise<CaseView> {
    return seenCase(actor, await caseByNumber(this.source.manager, caseNo));
  }

  private async answers(records: readonly AttachmentRecord[]): Promise<AttachmentAnswer[]> {
    const names = await namesByCode(
      this.source.manager,
      records.map(({ addedBy }) => addedBy),
    );
    return records.map(({ id, caseNo, kind, type, bytes, sha256, addedOn, addedAt, addedBy, removedAt }) => ({
      id,
      caseNo,
      kind: kind as AttachmentKind,
      label: ATTACHMENT_KINDS[kind as AttachmentKind].label,
      type: type as MediaType,
      bytes,
      sha256,
      addedOn,
      addedAt: addedAt.toISOString(),
      addedBy,
      addedByName: names.get(addedBy) ?? addedBy,
      removedAt: removedAt?.toISOString() ?? null,
    }));
  }
}

export function attachmentRemoved(): ProblemException {
  return new ProblemException(410, refusal('attachment_removed', '该附件已由两人办理删除。'));
}

function mustAdd(actor: Actor, view: CaseView, kind: AttachmentKind): void {
  if (ATTACHMENT_ROLES[kind].adds.includes(actor.role) && !isElsewhere(actor, view)) return;
  const roles = ATTACHMENT_ROLES[kind].adds.map((role) => ROLE_LABELS[role]).join('、');
  throw new ProblemException(
    403,
    refusal('not_your_role', `「${ATTACHMENT_KINDS[kind].label}」由${roles}上传。`, { field: 'kind' }),
  );
}

/** The school said to have received the child confirms that; what others saw at its home is not its business. */
function isElsewhere(actor: Actor, { place }: CaseView): boolean {
  return OFFICE_OF[actor.role] === 'school' && actor.office !== place.school;
}
