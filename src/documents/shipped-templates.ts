import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DocumentKindId } from './document-kinds.js';

export function templatePath(kind: DocumentKindId): string {
  return fileURLToPath(new URL(`./templates/${kind}.docx`, import.meta.url));
}

/** The Word file the system comes with; an office may put its own in its place. */
export function shippedTemplate(kind: DocumentKindId): Uint8Array {
  return readFileSync(templatePath(kind));
}
