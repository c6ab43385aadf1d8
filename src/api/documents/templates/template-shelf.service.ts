import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { TemplateAnswer, TemplateList } from '../../../contracts/http-schemas-templates.js';
import { asked } from '../../../documents/asked.js';
import { checkTemplate } from '../../../documents/check-template.js';
import { knownFields, requiredFields } from '../../../documents/document-fields.js';
import {
  isTemplateKind,
  TEMPLATE_KINDS,
  templateLabel,
  type TemplateKindId,
} from '../../../documents/document-kinds.js';
import { FIELD_MEANINGS, type FieldName } from '../../../documents/field-meanings.js';
import type { Ask } from '../../../documents/kinds/document-kind.js';
import { shippedTemplate } from '../../../documents/shipped-templates.js';
import { unsafeTemplate } from '../../../documents/template-safety.js';
import type { Actor } from '../../../domain/access/role.js';
import { OFFICE_OF } from '../../../domain/access/role.js';
import { refusal } from '../../../domain/refusal.js';
import {
  addTemplateVersion,
  isInCounty,
  latestTemplate,
  templateContent,
  type TemplateRecord,
} from '../../../persistence/readers/document-templates.js';
import { CountySettings } from '../../cases/county-settings.js';
import type { NamedFile } from '../../file-answer.js';
import { ProblemException } from '../../problem.js';

export interface TemplateInForce {
  readonly origin: TemplateAnswer['origin'];
  readonly record: TemplateRecord | null;
  readonly content: Uint8Array;
}

/** Templates as offices have edited them. An office's own comes before the county's, and that before the shipped one. */
@Injectable()
export class TemplateShelf {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
  ) {}

  /** What a document of this agency is made from today. */
  async inForce(
    manager: EntityManager,
    kind: TemplateKindId,
    agency: string,
    county: string,
  ): Promise<TemplateInForce> {
    for (const whose of new Set([agency, county])) {
      const record = await latestTemplate(manager, whose, kind);
      const content = record && (await templateContent(manager, record));
      if (record && content) return { origin: whose === agency ? 'own' : 'county', record, content };
    }
    return { origin: 'shipped', record: null, content: shippedTemplate(kind) };
  }

  async list(actor: Actor, wanted: string | undefined): Promise<TemplateList> {
    const { agency, county } = await this.whose(actor, wanted);
    const kinds = Object.keys(TEMPLATE_KINDS) as TemplateKindId[];
    const templates = [];
    for (const kind of kinds) {
      templates.push(answerOf(kind, agency, await this.inForce(this.source.manager, kind, agency, county)));
    }
    return { agency, templates };
  }

  async file(actor: Actor, kind: string, wanted: string | undefined): Promise<NamedFile> {
    const { agency, county } = await this.whose(actor, wanted);
    const known = kindNamed(kind);
    const { content } = await this.inForce(this.source.manager, known, agency, county);
    return { name: `${templateLabel(known)}模板.docx`, content: Buffer.from(content) };
  }

  async put(
    actor: Actor,
    kind: string,
    wanted: string | undefined,
    file: Buffer | undefined,
  ): Promise<TemplateAnswer> {
    const known = kindNamed(kind);
    const { agency } = await this.whose(actor, wanted);
    if (!file) {
      throw new ProblemException(
        422,
        refusal('file_missing', '请以 multipart/form-data 上传 Word 模板，表单项名为 file。', {
          field: 'file',
        }),
      );
    }
    const unsafe = unsafeTemplate(file);
    if (unsafe) throw new ProblemException(422, unsafe);
    const judged = checkTemplate(known, file);
    if (!judged.ok) throw new ProblemException(422, judged.refusal);
    return this.added(actor, known, agency, file);
  }

  /** Back to the shipped template; what was made from another stays as it is. */
  async reset(actor: Actor, kind: string, wanted: string | undefined): Promise<TemplateAnswer> {
    const known = kindNamed(kind);
    const { agency } = await this.whose(actor, wanted);
    const latest = await latestTemplate(this.source.manager, agency, known);
    if (!latest?.sha256) {
      throw new ProblemException(
        409,
        refusal('template_not_changed', `《${templateLabel(known)}》用的就是原有模板，无需恢复。`),
      );
    }
    return this.added(actor, known, agency, null);
  }

  private async added(
    actor: Actor,
    kind: TemplateKindId,
    agency: string,
    content: Buffer | null,
  ): Promise<TemplateAnswer> {
    await addTemplateVersion(this.source.manager, {
      agency,
      kind,
      fromDate: await this.settings.today(),
      sha256: content && sha256(content),
      content,
      changedBy: actor.user,
      changedAt: new Date(),
    });
    return answerOf(kind, agency, await this.inForce(this.source.manager, kind, agency, actor.office));
  }

  /** An office looks at its own; the bureau at, and after, every office of its county. */
  private async whose(actor: Actor, wanted: string | undefined) {
    const isBureau = OFFICE_OF[actor.role] === 'county';
    const own =
      OFFICE_OF[actor.role] === 'class' ? (actor.office.split('-')[0] ?? actor.office) : actor.office;
    const agency = wanted ?? own;
    const county = isBureau ? actor.office : agency.slice(0, 6);
    if (agency === own) return { agency, county: isBureau ? county : await this.countyOf(own) };
    if (isBureau && (await isInCounty(this.source.manager, agency, actor.office))) return { agency, county };
    throw new ProblemException(
      404,
      refusal('unknown_agency', '没有这个单位，或不在您的管辖范围内。', { field: 'agency', value: agency }),
    );
  }

  /** A township's code begins with its county's; a school's says nothing of where it stands. */
  private async countyOf(agency: string): Promise<string> {
    const [school] = await this.source.query<{ county_code: string }[]>(
      `SELECT county_code FROM school WHERE code = $1`,
      [agency],
    );
    return school?.county_code ?? agency.slice(0, 6);
  }
}

function kindNamed(kind: string): TemplateKindId {
  if (isTemplateKind(kind)) return kind;
  throw new ProblemException(
    404,
    refusal('unknown_document', '没有这一种文书。', { field: 'kind', value: kind }),
  );
}

function answerOf(
  kind: TemplateKindId,
  agency: string,
  { origin, record, content }: TemplateInForce,
): TemplateAnswer {
  const { label } = TEMPLATE_KINDS[kind];
  const { asks = [], warning } = TEMPLATE_KINDS[kind] as { asks?: readonly Ask[]; warning?: string };
  return {
    kind,
    label,
    agency,
    origin,
    version: record?.version ?? null,
    from: record?.fromDate ?? null,
    changedBy: record?.changedBy ?? null,
    sha256: record?.sha256 ?? sha256(content),
    required: requiredFields(kind).map(explained),
    known: knownFields(kind).map(explained),
    asks: asked(asks),
    warning: warning ?? null,
  };
}

function explained(field: FieldName) {
  return { field, meaning: FIELD_MEANINGS[field] };
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
