import type { TemplateKindId } from '../document-kinds.js';
import type { Sheet } from './blocks.js';
import { AUTHORITY_WORDS } from './words/authority-words.js';
import { COURT_WORDS } from './words/court-words.js';
import { OFFICE_WORDS } from './words/office-words.js';
import { SCHOOL_WORDS } from './words/school-words.js';

/** The words of the shipped templates. An office edits the Word files; these are where they come from. */
export const TEMPLATE_WORDS: Readonly<Record<TemplateKindId, Sheet>> = {
  ...SCHOOL_WORDS,
  ...AUTHORITY_WORDS,
  ...COURT_WORDS,
  ...OFFICE_WORDS,
};
