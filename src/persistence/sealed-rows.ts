import { EventSubscriber, type EntitySubscriberInterface } from 'typeorm';
import { seal, unseal, type SealedColumn } from './data-keys.js';
import { DocumentEntity } from './entities/document.entity.js';
import { PupilEntity } from './entities/pupil.entity.js';

type Row = Record<string, unknown>;
interface Sealing {
  readonly entity: abstract new () => object;
  /** What names the row for good; it is sealed in. */
  readonly key: string;
  readonly columns: Readonly<Record<string, SealedColumn>>;
}

const PUPIL: Sealing = {
  entity: PupilEntity,
  key: 'code',
  columns: {
    idNumber: 'id_number',
    studentNumber: 'student_number',
    phone: 'phone',
    hukouAddress: 'hukou_address',
    homeAddress: 'home_address',
  },
};
const DOCUMENT: Sealing = {
  entity: DocumentEntity,
  key: 'id',
  columns: { fields: 'document_fields', content: 'document_content' },
};

/** The sealed columns of the register as PostgreSQL calls them. */
export const SEALED_PUPIL_COLUMNS: readonly SealedColumn[] = Object.values(PUPIL.columns);

export function sealedPupil<P extends { readonly code: string }>(pupil: P): P {
  return sealedRow(pupil, PUPIL);
}

export function sealedDocument<D extends { readonly id: string }>(document: D): D {
  return sealedRow(document, DOCUMENT);
}

function sealedRow<R extends object>(row: R, { key, columns }: Sealing): R {
  const given = row as Row;
  const sealed = Object.entries(columns).flatMap(([property, column]) => {
    const value = given[property];
    return typeof value === 'string' ? [[property, seal(column, value, String(given[key]))] as const] : [];
  });
  return { ...row, ...Object.fromEntries(sealed) };
}

/** Opens what is sealed as soon as a row is loaded. It takes the row to open it: a column alone does not know whose it is. */
@EventSubscriber()
export class SealedRows implements EntitySubscriberInterface<object> {
  afterLoad(loaded: object): void {
    const sealing = [PUPIL, DOCUMENT].find(({ entity }) => loaded instanceof entity);
    if (!sealing) return;
    const row = loaded as Row;
    for (const [property, column] of Object.entries(sealing.columns)) {
      const stored = row[property];
      if (typeof stored !== 'string') continue;
      const key = row[sealing.key];
      if (typeof key !== 'string')
        throw new Error(`${column} was loaded without ${sealing.key}, which opens it`);
      row[property] = unseal(column, stored, key);
    }
  }
}
