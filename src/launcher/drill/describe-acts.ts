import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ACT_ROLES } from '../../domain/access/act-permissions.js';
import { ACT_NAMES, type ActName } from '../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../domain/ladder/acts/all-acts.js';
import type { Field } from '../../domain/ladder/fields.js';
import { ROLES } from '../../domain/access/role.js';
import { projectRoot } from '../project-root.js';

const BEGIN = '<!-- acts: written by describe-acts.ts -->';
const END = '<!-- acts: end -->';
export const SCENARIO_PAGE = join(projectRoot, 'docs', 'scenarios.md');

/** The page with its table of acts as the domain now has them. */
export function withActs(page: string): string {
  const [before] = page.split(BEGIN);
  const after = page.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/scenarios.md has lost ${BEGIN} or ${END}`);
  const head = '| act | 办理 | by | with (`?` may be left out) |\n| --- | --- | --- | --- |';
  return `${before}${BEGIN}\n\n${head}\n${ACT_NAMES.map(row).join('\n')}\n\n${END}${after}`;
}

function row(name: ActName): string {
  const { title, fields } = actNamed(name);
  const inputs = Object.entries(fields).map(
    ([key, field]) => `\`${key}${field.optional ? '?' : ''}\` ${kindOf(field)}`,
  );
  return `| \`${name}\` | ${title} | ${ACT_ROLES[name].join(', ')} | ${inputs.join('; ') || '–'} |`;
}

function kindOf(field: Field): string {
  switch (field.kind) {
    case 'choice':
      return optionsOf(field.options);
    case 'choices':
      return `list of ${optionsOf(field.options)}`;
    case 'number':
      return `${field.min}–${field.max}`;
    case 'yes':
      return 'true, false';
    default:
      return field.kind;
  }
}

function optionsOf(options: Readonly<Record<string, string>>): string {
  const names = Object.keys(options);
  return names.length === ROLES.length ? 'a role' : names.join(', ');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(SCENARIO_PAGE, withActs(readFileSync(SCENARIO_PAGE, 'utf8')));
