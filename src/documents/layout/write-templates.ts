import { writeFileSync } from 'node:fs';
import { DOCUMENT_KINDS, type DocumentKindId } from '../document-kinds.js';
import { templatePath } from '../shipped-templates.js';
import { buildTemplate } from './build-template.js';
import { TEMPLATE_WORDS } from './template-words.js';

/** `npx tsx src/documents/layout/write-templates.ts` writes the shipped templates anew after their words changed. */
for (const kind of Object.keys(DOCUMENT_KINDS) as DocumentKindId[]) {
  writeFileSync(templatePath(kind), await buildTemplate(DOCUMENT_KINDS[kind].label, TEMPLATE_WORDS[kind]));
}
