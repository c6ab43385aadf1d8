import type { SelectQueryBuilder } from 'typeorm';
import { OFFICE_OF, type Actor, type Role } from '../../domain/access/role.js';
import type { CaseLedgerEntity } from '../entities/case-ledger.entity.js';

/**
 * The one place that says in SQL whose cases an office sees. It is `access/jurisdiction.covers` for many rows at
 * once, and a test holds the two to the same answer. The ledger's alias is `c`.
 */
export function withinReach(
  query: SelectQueryBuilder<CaseLedgerEntity>,
  { role, office }: Actor,
): SelectQueryBuilder<CaseLedgerEntity> {
  switch (OFFICE_OF[role]) {
    case 'class':
      return query.andWhere('c.schoolClass = :office', { office });
    case 'school':
      // The school said to have received the child sees the claim it must confirm.
      return query.andWhere('(c.schoolCode = :office OR c.receivingSchool = :office)', { office });
    case 'township':
      return query.andWhere('c.townshipCode = :office', { office });
    case 'county':
      return onlyWhatIsTheirs(query.andWhere('c.countyCode = :office', { office }), role);
    case 'department': {
      const [county = '', department = ''] = splitOnce(office);
      return query.andWhere('c.countyCode = :county AND :department = ANY(c.departments)', {
        county,
        department,
      });
    }
  }
}

/** Justice and court see a child's case only once it is theirs to act on. */
function onlyWhatIsTheirs(query: SelectQueryBuilder<CaseLedgerEntity>, role: Role) {
  if (role === 'court_liaison') return query.andWhere(`c.rung = 'court_request'`);
  return role === 'justice_official'
    ? query.andWhere(`(c.rung IN ('judicial_notice', 'court_request') OR 'justice' = ANY(c.departments))`)
    : query;
}

/** `371521-civil_affairs` → county and department. */
function splitOnce(office: string): readonly string[] {
  const dash = office.indexOf('-');
  return dash < 0 ? [office] : [office.slice(0, dash), office.slice(dash + 1)];
}
