import type { EntityManager } from 'typeorm';
import { addDays, isAfter, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { ChainLine } from '../../domain/organisation/chain.js';

export interface NewLink {
  readonly line: ChainLine;
  readonly level: string;
  readonly unit: string | null;
  readonly pupil: string | null;
  readonly account: string | null;
  readonly person: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** One writer at a time: of two who name somebody for the same unit the second must see the first. */
export async function lockChains(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(4076)');
}

export interface Written {
  readonly outcome: 'new' | 'replaced' | 'unchanged';
  /** Whoever answered until then. */
  readonly before: readonly Pick<NewLink, 'account' | 'person'>[];
}

/** Whoever answered until then does so no longer: nobody shares a unit. @returns what it came to. */
export async function writeLink(
  manager: EntityManager,
  link: NewLink,
  by: string | null,
  now: Date,
): Promise<Written> {
  const place = [link.line, link.level, link.unit, link.pupil];
  const at = `line = $1 AND level = $2 AND unit IS NOT DISTINCT FROM $3 AND pupil IS NOT DISTINCT FROM $4
              AND ended_at IS NULL AND (to_date IS NULL OR to_date >= $5)`;
  const same = await manager.query<unknown[]>(
    `SELECT 1 FROM chain_link WHERE ${at} AND from_date <= $5
        AND account IS NOT DISTINCT FROM $6 AND person IS NOT DISTINCT FROM $7
        AND to_date IS NOT DISTINCT FROM $8::date`,
    [...place, link.from, link.account, link.person, link.to],
  );
  if (same.length > 0) return { outcome: 'unchanged', before: [] };
  const [before] = await manager.query<[Written['before'], number]>(
    `UPDATE chain_link SET
        to_date = CASE WHEN from_date < $5 THEN $5::date - 1 ELSE to_date END,
        ended_at = CASE WHEN from_date < $5 THEN ended_at ELSE $6::timestamptz END, ended_by = $7
      WHERE ${at} RETURNING account, person`,
    [...place, link.from, now, by],
  );
  await insert(manager, link, by, now);
  return { outcome: before.length > 0 ? 'replaced' : 'new', before };
}

async function insert(manager: EntityManager, link: NewLink, by: string | null, now: Date): Promise<void> {
  const { line, level, unit, pupil, account, person, from, to } = link;
  await manager.query(
    `INSERT INTO chain_link (line, level, unit, pupil, account, person, from_date, to_date, opened_by, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [line, level, unit, pupil, account, person, from, to, by, now],
  );
}

export async function hasLinks(manager: EntityManager): Promise<boolean> {
  const [found] = await manager.query<{ some: boolean }[]>(
    'SELECT EXISTS (SELECT 1 FROM chain_link) AS some',
  );
  return found?.some === true;
}

/** Many at once, where nobody answers yet: for a county that begins. */
export async function writeLinks(
  manager: EntityManager,
  links: readonly NewLink[],
  by: string | null,
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO chain_link (line, level, unit, pupil, account, person, from_date, to_date, opened_by, opened_at)
     SELECT line, level, unit, pupil, account, person, "from", "to", $2, $3
       FROM jsonb_to_recordset($1::jsonb) AS l
         (line text, level text, unit text, pupil text, account text, person text, "from" date, "to" date)`,
    [JSON.stringify(links), by, now],
  );
}

/** What of the county an office answers for in the chains; both sides of a county office. */
function withinOffice(office: string): string {
  if (/^\d{10}-/.test(office)) {
    return `(l.unit = $2 OR l.pupil IN (SELECT code FROM pupil WHERE school_class = $2))`;
  }
  if (/^\d{10}$/.test(office)) {
    return `(l.unit = $2 OR starts_with(l.unit, $2 || '-') OR l.pupil IN (SELECT code FROM pupil WHERE school_code = $2))`;
  }
  if (/^\d{9}$/.test(office)) {
    return `(l.line = 'government' AND (starts_with(l.unit, $2) OR l.pupil IN (
              SELECT p.code FROM pupil p JOIN school s ON s.code = p.school_code LEFT JOIN pupil_home h ON h.pupil = p.code
               WHERE coalesce(left(h.village, 9), s.township_code) = $2)))`;
  }
  return `($2::text IS NOT NULL)`;
}

/** Everything somebody answered for at an office is the successor's from that day on. @returns how many links moved. */
export async function moveLinks(
  manager: EntityManager,
  { account, office }: { readonly account: string; readonly office: string },
  to: string,
  from: PlainDate,
  { by, today, now }: { readonly by: string | null; readonly today: PlainDate; readonly now: Date },
): Promise<number> {
  await lockChains(manager);
  const links = await manager.query<(NewLink & { id: string })[]>(
    `SELECT l.id, l.line, l.level, l.unit, l.pupil, l.account, l.person,
            l.from_date::text AS from, l.to_date::text AS to
       FROM chain_link l
      WHERE l.account = $1 AND l.ended_at IS NULL AND (l.to_date IS NULL OR l.to_date >= $3)
        AND ${withinOffice(office)}`,
    [account, office, from],
  );
  for (const { id, ...link } of links) {
    // At once for a handover today; on the evening before for a later one.
    await manager.query(
      isAfter(from, today) && link.from < from
        ? `UPDATE chain_link SET to_date = $2, ended_by = $3 WHERE id = $1`
        : `UPDATE chain_link SET ended_at = $2, ended_by = $3 WHERE id = $1`,
      [id, isAfter(from, today) && link.from < from ? addDays(from, -1) : now, by],
    );
    await insert(
      manager,
      { ...link, account: to, from: isAfter(link.from, from) ? link.from : from },
      by,
      now,
    );
  }
  return links.length;
}

export interface Home {
  readonly pupil: string;
  readonly village: string;
  readonly group: string | null;
}

export async function writeHomes(
  manager: EntityManager,
  homes: readonly Home[],
  by: string,
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO pupil_home (pupil, village, village_group, recorded_by, recorded_at)
     SELECT pupil, village, "group", $2, $3
       FROM jsonb_to_recordset($1::jsonb) AS h (pupil text, village text, "group" text)
     ON CONFLICT (pupil) DO UPDATE SET village = EXCLUDED.village, village_group = EXCLUDED.village_group,
       recorded_by = EXCLUDED.recorded_by, recorded_at = EXCLUDED.recorded_at`,
    [JSON.stringify(homes), by, now],
  );
}
