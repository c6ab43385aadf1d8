import { writeFileSync } from 'node:fs';
import { TEMPLATE_KINDS, templateLabel, type TemplateKindId } from '../document-kinds.js';
import { templatePath } from '../shipped-templates.js';
import { buildTemplate } from './build-template.js';
import { TEMPLATE_WORDS } from './template-words.js';

/** `npx tsx src/documents/layout/write-templates.ts` writes the shipped templates anew after their words changed. */
for (const kind of Object.keys(TEMPLATE_KINDS) as TemplateKindId[]) {
  writeFileSync(templatePath(kind), await buildTemplate(templateLabel(kind), TEMPLATE_WORDS[kind]));
}
