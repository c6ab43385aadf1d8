import type { EntityManager } from 'typeorm';
import type { Role } from '../../domain/access/role.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ChainLine, ChildPlace, FindHolders, Holder } from '../../domain/organisation/chain.js';

/** Which children: one of them, or those of a class, school, township or county. */
export type ChildReach = {
  readonly kind: 'child' | 'class' | 'school' | 'township' | 'county';
  readonly code: string;
};

const CHILDREN: Readonly<Record<ChildReach['kind'], string>> = {
  child: 'p.code = $1',
  class: 'p.school_class = $1',
  school: 'p.school_code = $1',
  township: 's.township_code = $1',
  county: 's.county_code = $1',
};

/** Enrolled children with where they belong; of one child also when it is enrolled no more. */
export async function childPlaces(
  manager: EntityManager,
  { kind, code }: ChildReach,
): Promise<readonly ChildPlace[]> {
  return manager.query<ChildPlace[]>(
    `SELECT p.code AS pupil, s.county_code AS county,
            coalesce(left(h.village, 9), s.township_code) AS township,
            h.village, h.village_group AS "group", p.school_code AS school, p.school_class AS "schoolClass"
       FROM pupil p JOIN school s ON s.code = p.school_code LEFT JOIN pupil_home h ON h.pupil = p.code
      WHERE ${CHILDREN[kind]} AND (p.status = 'enrolled' OR $2)
      ORDER BY p.school_class, p.code`,
    [code, kind === 'child'],
  );
}

interface LinkRow {
  readonly line: ChainLine;
  readonly level: string;
  readonly at: string;
  readonly account: string | null;
  readonly name: string | null;
  readonly gone: boolean;
}

interface DeskRow {
  readonly role: Role;
  readonly office: string;
  readonly account: string;
  readonly name: string;
}

/** Who answers for what on a day. Read once for however many children. */
export async function holdersOn(manager: EntityManager, on: PlainDate): Promise<FindHolders> {
  const links = await manager.query<LinkRow[]>(
    `SELECT l.line, l.level, coalesce(l.unit, l.pupil) AS at, l.account, coalesce(l.person, a.name) AS name,
            l.account IS NOT NULL AND NOT (a.active AND EXISTS (
              SELECT 1 FROM posts_on($1) p WHERE p.account = l.account)) AS gone
       FROM chain_links_on($1) l LEFT JOIN account a ON a.code = l.account`,
    [on],
  );
  const desks = await manager.query<DeskRow[]>(
    `SELECT p.role, p.office, p.account, a.name FROM post p JOIN account a ON a.code = p.account
      WHERE p.substitutes IS NULL AND p.from_date <= $1 AND (p.to_date IS NULL OR p.to_date >= $1)
        AND (p.ended_at IS NULL OR (p.ended_at AT TIME ZONE 'Asia/Shanghai')::date > $1)
      ORDER BY p.account`,
    [on],
  );
  const named = new Map<string, Holder[]>();
  for (const { line, level, at, account, name, gone } of links) {
    add(named, `${line} ${level} ${at}`, { account, name, by: 'assignment', gone });
  }
  const seated = new Map<string, Holder[]>();
  for (const { role, office, account, name } of desks) {
    add(seated, `${role} ${office}`, { account, name, by: 'desk', gone: false });
  }
  return (line, level, unit) =>
    named.get(`${line} ${level.key} ${unit}`) ??
    (level.desk === null ? [] : (seated.get(`${level.desk} ${unit}`) ?? []));
}

function add(map: Map<string, Holder[]>, key: string, holder: Holder): void {
  const known = map.get(key);
  if (known) known.push(holder);
  else map.set(key, [holder]);
}
