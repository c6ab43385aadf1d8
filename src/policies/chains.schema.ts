import { z } from 'zod';
import { ROLES, type Role } from '../domain/access/role.js';
import { CHAIN_UNITS, type ChainUnit } from '../domain/organisation/chain.js';

const words = z.string().trim().min(1, 'must not be empty');

/** What of a unit a desk can be at; a village and a group have no office of their own. */
const DESK_UNITS: readonly ChainUnit[] = ['county', 'township', 'school', 'class'];

const level = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z_]*$/, 'must be lower-case letters and underscores'),
    label: words,
    unit: z.enum(Object.keys(CHAIN_UNITS) as [ChainUnit, ...ChainUnit[]], {
      error: `must be one of ${Object.keys(CHAIN_UNITS).join(', ')}`,
    }),
    desk: z.enum(ROLES as unknown as [Role, ...Role[]], { error: 'unknown role' }).optional(),
    source: words.optional(),
    at: words.optional(),
    local: words.optional(),
    note: words.optional(),
  })
  .refine(({ source, local }) => (source === undefined) !== (local === undefined), {
    error: 'needs exactly one of source and local',
  })
  .refine(({ source, at }) => (source === undefined) === (at === undefined), {
    error: '`at` goes with a source phrase; say where in the document it stands',
  })
  .refine(({ desk, unit }) => desk === undefined || DESK_UNITS.includes(unit), {
    error: 'a desk belongs to a county, township, school or class',
  });

const line = z
  .array(level)
  .min(1, 'must name at least one level')
  .refine((levels) => new Set(levels.map(({ key }) => key)).size === levels.length, {
    error: 'must not use a key twice',
  });

/** The YAML file of one regime's chains. */
export const chainsSchema = z.strictObject({ id: words, cite: words, government: line, education: line });
