import type { SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../domain/access/role.js';
import type { CaseLedgerEntity } from '../entities/case-ledger.entity.js';

/**
 * Narrows a list to the cases an office sees, by the function that row security asks as well. There it is the net
 * below; here it says for whom the list is, and lets an index answer. The ledger's alias is `c`.
 */
export function withinReach(
  query: SelectQueryBuilder<CaseLedgerEntity>,
  { role, office }: Actor,
): SelectQueryBuilder<CaseLedgerEntity> {
  return query.andWhere(
    `nol_covers(:reachRole, :reachOffice, c.county_code, c.township_code, c.school_code, c.school_class,
                c.receiving_school, c.departments, c.rung)`,
    { reachRole: role, reachOffice: office },
  );
}
