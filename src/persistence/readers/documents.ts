import { IsNull, type EntityManager } from 'typeorm';
import { DocumentEntity } from '../entities/document.entity.js';
import { PupilEntity } from '../entities/pupil.entity.js';

/** An issued document without its bytes. */
export interface DocumentRecord {
  readonly id: string;
  readonly caseNo: string;
  readonly kind: string;
  readonly about: string;
  readonly agency: string;
  readonly year: number;
  readonly serial: number;
  readonly number: string;
  readonly copies: number;
  readonly issuedOn: string;
  readonly issuedBy: string;
  readonly sha256: string;
  readonly voidedOn: string | null;
  readonly voidReason: string | null;
}

/** All documents of a case, void ones among them, oldest first. */
export async function documentsOf(
  manager: EntityManager,
  caseNo: string,
): Promise<readonly DocumentRecord[]> {
  const rows = await manager.find(DocumentEntity, {
    where: { caseNo },
    order: { issuedAt: 'ASC', id: 'ASC' },
  });
  return rows.map(recordOf);
}

export async function documentById(
  manager: EntityManager,
  caseNo: string,
  id: string,
): Promise<DocumentRecord | undefined> {
  const row = await manager.findOneBy(DocumentEntity, { caseNo, id });
  return row ? recordOf(row) : undefined;
}

/** The valid document of a kind about something, if it has been issued. */
export async function documentAbout(
  manager: EntityManager,
  caseNo: string,
  kind: string,
  about: string,
): Promise<DocumentRecord | undefined> {
  const row = await manager.findOneBy(DocumentEntity, { caseNo, kind, about, voidedOn: IsNull() });
  return row ? recordOf(row) : undefined;
}

export async function documentContent(manager: EntityManager, id: string): Promise<Buffer | undefined> {
  const row = await manager.findOne(DocumentEntity, { where: { id }, select: { id: true, content: true } });
  return row ? Buffer.from(row.content, 'base64') : undefined;
}

/** What a document was filled with. */
export async function documentFields(
  manager: EntityManager,
  id: string,
): Promise<Readonly<Record<string, unknown>>> {
  const row = await manager.findOne(DocumentEntity, { where: { id }, select: { id: true, fields: true } });
  return row ? (JSON.parse(row.fields) as Record<string, unknown>) : {};
}

function recordOf(row: DocumentEntity): DocumentRecord {
  const { id, caseNo, kind, about, agency, year, serial, number, copies } = row;
  const { issuedOn, issuedBy, sha256, voidedOn, voidReason } = row;
  return {
    id,
    caseNo,
    kind,
    about,
    agency,
    year,
    serial,
    number,
    copies,
    issuedOn,
    issuedBy,
    sha256,
    voidedOn,
    voidReason,
  };
}

/** What documents print of a child, straight from the register. */
export interface ChildOnPaper {
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly idNumber: string | null;
  readonly studentNumber: string | null;
  readonly grade: number;
  readonly classNo: number;
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly phone: string | null;
  readonly hukouAddress: string | null;
  readonly homeAddress: string | null;
}

export async function childOnPaper(manager: EntityManager, code: string): Promise<ChildOnPaper | undefined> {
  const row = await manager.findOneBy(PupilEntity, { code });
  if (!row) return undefined;
  const { name, sex, birthDate, idNumber, studentNumber, grade, classNo } = row;
  const { guardianName, guardianRelation, phone, hukouAddress, homeAddress } = row;
  return {
    name,
    sex,
    birthDate,
    idNumber,
    studentNumber,
    grade,
    classNo,
    guardianName,
    guardianRelation,
    phone,
    hukouAddress,
    homeAddress,
  };
}
