import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TemplateKindId } from './document-kinds.js';

export function templatePath(kind: TemplateKindId): string {
  return fileURLToPath(new URL(`./templates/${kind}.docx`, import.meta.url));
}

/** The Word file the system comes with; an office may put its own in its place. */
export function shippedTemplate(kind: TemplateKindId): Uint8Array {
  return readFileSync(templatePath(kind));
}
