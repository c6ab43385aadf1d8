import type { EntityManager } from 'typeorm';
import { DocumentTemplateEntity } from '../entities/document-template.entity.js';

/** A version without its bytes. */
export type TemplateRecord = Omit<DocumentTemplateEntity, 'content'>;

export async function latestTemplate(
  manager: EntityManager,
  agency: string,
  kind: string,
): Promise<TemplateRecord | undefined> {
  const [row] = await manager.find(DocumentTemplateEntity, {
    where: { agency, kind },
    order: { version: 'DESC' },
    take: 1,
  });
  return row;
}

export async function templateContent(
  manager: EntityManager,
  { agency, kind, version }: Pick<TemplateRecord, 'agency' | 'kind' | 'version'>,
): Promise<Buffer | undefined> {
  const row = await manager.findOne(DocumentTemplateEntity, {
    where: { agency, kind, version },
    select: { agency: true, kind: true, version: true, content: true },
  });
  return row?.content ?? undefined;
}

/** Adds the next version. Two who change the same template at once do it one after the other. */
export async function addTemplateVersion(
  manager: EntityManager,
  template: Omit<DocumentTemplateEntity, 'version'>,
): Promise<TemplateRecord> {
  return manager.transaction(async (within) => {
    const { agency, kind } = template;
    await within.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 61))`, [`${agency}/${kind}`]);
    const before = await latestTemplate(within, agency, kind);
    await within.insert(DocumentTemplateEntity, { ...template, version: (before?.version ?? 0) + 1 });
    const added = await latestTemplate(within, agency, kind);
    if (!added) throw new Error('a template version was not kept');
    return added;
  });
}

/** Whether a township or school lies in a county. */
export async function isInCounty(manager: EntityManager, code: string, county: string): Promise<boolean> {
  if (code === county) return true;
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM school WHERE code = $1 AND county_code = $2
      UNION ALL SELECT 1 FROM area WHERE code = $1 AND level = 'township' AND starts_with(code, $2)`,
    [code, county],
  );
  return rows.length > 0;
}
