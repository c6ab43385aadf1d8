import type { EntityManager } from 'typeorm';
import type { Role } from '../../domain/access/role.js';
import { LaunchError } from '../launch-error.js';
import type { Place } from '../../domain/ladder/case-state.js';
import type { Desk, DrillChild } from './drill-driver.js';
import type { Scenario } from './scenario.schema.js';

interface Holder extends Desk {
  readonly code: string;
  readonly login: string;
  readonly email: string | null;
}

/** Who and what there is to play with: read from the registers, whoever filled them. */
export class DrillCounty {
  private readonly byDesk: ReadonlyMap<string, Holder>;
  private readonly free: Map<Scenario['government'], DrillChild[]>;

  private constructor(
    private readonly holders: readonly Holder[],
    children: readonly DrillChild[],
    private readonly schools: readonly string[],
  ) {
    this.byDesk = new Map(holders.toReversed().map((holder) => [keyOf(holder), holder]));
    this.free = new Map(
      (['township', 'subdistrict'] as const).map((government) => [
        government,
        children.filter(({ place }) => place.localGovernment === government),
      ]),
    );
  }

  /** @param firstSchool whose children are taken before all others. */
  static async read(manager: EntityManager, firstSchool = ''): Promise<DrillCounty> {
    const holders = await manager.query<Holder[]>(
      `SELECT a.code, a.login, p.role, p.office, a.email
         FROM account a JOIN posts_on(day_of_access()) p ON p.account = a.code AND p.substitutes IS NULL
        WHERE a.active ORDER BY a.code, p.opened_at, p.id`,
    );
    const rows = await manager.query<(Place & { pupil: string })[]>(
      // The classes of a school take turns, so that no teacher is left without a child who comes to school.
      `SELECT p.code AS pupil, s.county_code AS county, s.township_code AS township, s.code AS school,
              p.school_class AS "schoolClass", a.local_government AS "localGovernment"
         FROM pupil p JOIN school s ON s.code = p.school_code JOIN area a ON a.code = s.township_code
        WHERE p.status = 'enrolled'
          AND EXISTS (SELECT 1 FROM posts_on(day_of_access()) t WHERE t.role = 'class_teacher' AND t.office = p.school_class)
          AND EXISTS (SELECT 1 FROM posts_on(day_of_access()) t WHERE t.role = 'registrar' AND t.office = s.code)
          AND EXISTS (SELECT 1 FROM posts_on(day_of_access()) t WHERE t.role = 'township_head' AND t.office = s.township_code)
          AND NOT EXISTS (SELECT 1 FROM case_ledger c WHERE c.pupil = p.code)
        ORDER BY s.code <> $1, s.code,
                 row_number() OVER (PARTITION BY p.school_class ORDER BY p.code), p.school_class`,
      [firstSchool],
    );
    const schools = await manager.query<{ code: string }[]>(
      `SELECT DISTINCT office AS code FROM posts_on(day_of_access()) WHERE role = 'registrar' ORDER BY 1`,
    );
    const children = rows.map(({ pupil, ...place }) => ({ pupil, place }));
    return new DrillCounty(
      holders,
      children,
      schools.map(({ code }) => code),
    );
  }

  get desks(): readonly Desk[] {
    return this.holders;
  }

  takeChild(government: Scenario['government']): DrillChild {
    const child = this.free.get(government)?.shift();
    if (!child)
      throw new LaunchError(`The sample county has no further child in a ${government} for this drill.`);
    return child;
  }

  holderOf(desk: Desk): Holder {
    const holder = this.byDesk.get(keyOf(desk));
    if (!holder) throw new LaunchError(`Nobody in the sample county is ${desk.role} at ${desk.office}.`);
    return holder;
  }

  rolesOf(addresses: readonly string[]): readonly Role[] {
    const known = addresses.map((address) => address.toLowerCase());
    const reached = this.holders.filter(({ email }) => email !== null && known.includes(email.toLowerCase()));
    return [...new Set(reached.map(({ role }) => role))];
  }

  otherSchool(place: Place): string {
    const other = this.schools.find((school) => school !== place.school);
    if (other === undefined) throw new LaunchError('The sample county has only one school with a registrar.');
    return other;
  }
}

function keyOf({ role, office }: Desk): string {
  return `${role}@${office}`;
}
