import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { ChainLevel, ChainLevels } from '../domain/organisation/chain.js';
import { chainsSchema } from './chains.schema.js';
import { checkQuotes } from './check-policy-pack.js';
import { PolicyPackError, type PolicyPackProblem } from './policy-pack-error.js';
import { clauseOf } from './provenance.js';
import { schemaProblems } from './schema-problems.js';

const SHIPPED = fileURLToPath(new URL('./chains/', import.meta.url));

let shipped: ReadonlyMap<string, ChainLevels> | undefined;

/**
 * Who answers for a child on both sides under each regime, one file per regime. Kept apart from the packs because no
 * case depends on it: it says who is responsible, not what happens next.
 *
 * @throws PolicyPackError listing every problem of every file, quotations that are not word for word included.
 */
export function loadChains(dir: string = SHIPPED): ReadonlyMap<string, ChainLevels> {
  const files = readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  const problems: PolicyPackProblem[] = [];
  const found = files.sort().flatMap((file) => {
    const id = basename(file, '.yaml');
    const raw: unknown = parse(readFileSync(join(dir, file), 'utf8'));
    const parsed = chainsSchema.safeParse(raw);
    const passages = join(dir, '..', 'sources', `${id}.txt`);
    const quoted = existsSync(passages) ? checkQuotes(raw, readFileSync(passages, 'utf8')) : [];
    const wrong = [...(parsed.success ? [] : schemaProblems(parsed.error, raw)), ...quoted];
    problems.push(...wrong.map((problem) => ({ file, ...problem })));
    return parsed.success ? [[id, levelsOf(parsed.data)] as const] : [];
  });
  if (problems.length > 0) throw new PolicyPackError(problems);
  return new Map(found);
}

/** The chains of a regime, or the usual ones where it has none of its own. */
export function chainsOf(regime: string): ChainLevels {
  shipped ??= loadChains();
  const levels = shipped.get(regime) ?? shipped.get('default');
  if (levels) return levels;
  throw new PolicyPackError([
    { file: 'default.yaml', path: '', value: 'nothing', message: 'the usual chains are missing' },
  ]);
}

function levelsOf({ cite, government, education }: z.output<typeof chainsSchema>): ChainLevels {
  const level = (each: (typeof government)[number]): ChainLevel => ({
    key: each.key,
    label: each.label,
    unit: each.unit,
    desk: each.desk ?? null,
    clause: clauseOf(
      cite,
      each.source === undefined || each.at === undefined
        ? { kind: 'local', why: each.local ?? '' }
        : {
            kind: 'document',
            phrase: each.source,
            at: each.at,
            ...(each.note === undefined ? {} : { note: each.note }),
          },
    ),
  });
  return { government: government.map(level), education: education.map(level) };
}
