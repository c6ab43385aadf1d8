import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { checkSchoolCode, type SchoolKind } from '../../domain/identity/school-code.js';
import type { UnitKind } from '../../domain/organisation/unit.js';
import { writeAreas, writeSchools } from './schools-writing.js';

export interface NewUnit {
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly localGovernment: 'township' | 'subdistrict' | null;
  /** The day a new unit begins; a known one takes over its new name today. */
  readonly from: PlainDate | null;
}

/** What it lies in must have been written before. */
export async function writeUnit(manager: EntityManager, unit: NewUnit): Promise<void> {
  const { kind, code, name, parent, localGovernment, from } = unit;
  const known = await manager.query<unknown[]>('SELECT 1 FROM unit WHERE code = $1 LIMIT 1', [code]);
  switch (kind) {
    case 'county':
    case 'township':
    case 'village':
      await writeAreas(manager, [{ code, name, level: kind, localGovernment }]);
      break;
    case 'school': {
      const township = parent ?? '';
      const checked = checkSchoolCode(code);
      const schoolKind: SchoolKind = checked.ok ? checked.kind : 'primary';
      const countyCode = township.slice(0, 6);
      await writeSchools(manager, [{ code, name, kind: schoolKind, townshipCode: township, countyCode }]);
      break;
    }
    default:
      await manager.query('SELECT take_over_unit($1, $2, $3, $4)', [kind, code, name, parent]);
  }
  if (known.length === 0 && from !== null) {
    await manager.query('UPDATE unit SET valid_from = $2 WHERE code = $1', [code, from]);
  }
}

/** What still needs a unit after its last day, by kind. */
export interface StillThere {
  readonly units: number;
  readonly pupils: number;
  readonly posts: number;
  readonly cases: number;
}

export async function stillThere(
  manager: EntityManager,
  code: string,
  after: PlainDate,
): Promise<StillThere> {
  const [found] = await manager.query<StillThere[]>(
    `SELECT (SELECT count(*) FROM units_on($2::date + 1) u WHERE u.parent = $1)::int AS units,
            (SELECT count(*) FROM pupil p WHERE p.status = 'enrolled'
              AND (p.school_code = $1 OR p.school_class = $1 OR starts_with(p.school_class, $1 || '-')
                OR EXISTS (SELECT 1 FROM pupil_home h
                            WHERE h.pupil = p.code AND $1 IN (h.village, h.village_group))))::int AS pupils,
            (SELECT count(*) FROM posts_on($2::date + 1) o
              WHERE o.office = $1 OR starts_with(o.office, $1 || '-'))::int AS posts,
            (SELECT count(*) FROM case_ledger c WHERE c.standing <> 'closed'
              AND $1 IN (c.county_code, c.township_code, c.school_code, c.school_class))::int AS cases`,
    [code, after],
  );
  if (!found) throw new Error('a count without a row');
  return found;
}

export async function closeUnit(manager: EntityManager, code: string, last: PlainDate): Promise<void> {
  await manager.query(
    `UPDATE unit SET valid_to = $2 WHERE code = $1
        AND valid_from = (SELECT max(valid_from) FROM unit WHERE code = $1)`,
    [code, last],
  );
}
