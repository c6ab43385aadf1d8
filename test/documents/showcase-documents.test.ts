import { answersTo, asked } from '../../src/documents/asked.js';
import type { DocumentFields } from '../../src/documents/document-fields.js';
import type { DocumentKindId } from '../../src/documents/document-kinds.js';
import { subjectOf } from '../../src/documents/document-subject.js';
import { writeDocument } from '../../src/documents/issue-document.js';
import { asksOf, blanksIn } from '../../src/documents/paper-asks.js';
import { partyWords } from '../../src/documents/parties.js';
import { shippedTemplate } from '../../src/documents/shipped-templates.js';
import { COURT_FILE } from '../../src/domain/ladder/gates/court-file-rule.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { documentsOfLife } from '../../src/launcher/sample/showcase-documents.js';
import { sampleFamily, saidBy } from '../../src/launcher/sample/sample-family.js';
import { caseShownTo } from '../../src/domain/access/shown-case.js';
import { PLACE } from '../support/people.js';
import { atTheCourt, sourceOf } from './document-scene.js';

const BUREAU = { role: 'bureau_officer', office: PLACE.county } as const;

describe('the documents of a shown case', () => {
  it('can be issued one after the other, and leave nothing missing in the court’s file', () => {
    const scene = atTheCourt();
    const issued = new Map<string, string>();
    const filled: DocumentFields[] = [];
    const blank: string[] = [];
    const family = sampleFamily('NOL-2025-000007', '云立松', '370999201');
    const refused = documentsOfLife(caseShownTo(BUREAU, viewOf(scene.state))).flatMap(
      ({ kind, about, fields = {} }) => {
        const id = kind as DocumentKindId;
        const known = sourceOf(scene, { issued, toldBefore: partyWords(filled) });
        const subject = subjectOf(id, known, about);
        if (!subject.ok) return [`${kind}: ${subject.refusal.message}`];
        const asks = asksOf(id, known, subject.value);
        const told = answersTo(kind, asks, { ...saidBy(family, asked(asks)), ...fields });
        if (!told.ok) return [`${kind}: ${told.refusal.message}`];
        const source = { ...known, told: told.value };
        const written = writeDocument(id, source, subject.value, `${kind}-号`, shippedTemplate(id));
        issued.set(`${kind}:${subject.value.about}`, `${kind}-号`);
        if (written.ok) filled.push(written.value.fields);
        blank.push(...(written.ok ? blanksIn(id, written.value.fields) : []));
        return written.ok ? [] : [`${kind}: ${written.refusal.message}`];
      },
    );
    expect(refused).toEqual([]);
    expect(blank).toEqual([]);
    const kinds = new Set([...issued.keys()].map((each) => each.split(':')[0]));
    expect(Object.keys(COURT_FILE).filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
