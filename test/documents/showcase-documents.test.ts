import { answersTo } from '../../src/documents/asked.js';
import { documentKind, type DocumentKindId } from '../../src/documents/document-kinds.js';
import { subjectOf } from '../../src/documents/document-subject.js';
import { writeDocument } from '../../src/documents/issue-document.js';
import { shippedTemplate } from '../../src/documents/shipped-templates.js';
import { COURT_FILE } from '../../src/domain/ladder/gates/court-file-rule.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { documentsOfLife } from '../../src/launcher/sample/showcase-documents.js';
import { caseShownTo } from '../../src/domain/access/shown-case.js';
import { PLACE } from '../support/people.js';
import { atTheCourt, sourceOf } from './document-scene.js';

const BUREAU = { role: 'bureau_officer', office: PLACE.county } as const;

describe('the documents of a shown case', () => {
  it('can be issued one after the other, and leave nothing missing in the court’s file', () => {
    const scene = atTheCourt();
    const issued = new Map<string, string>();
    const refused = documentsOfLife(caseShownTo(BUREAU, viewOf(scene.state))).flatMap(
      ({ kind, about, fields = {} }) => {
        const id = kind as DocumentKindId;
        const told = answersTo(kind, documentKind(id).asks ?? [], fields);
        if (!told.ok) return [`${kind}: ${told.refusal.message}`];
        const source = { ...sourceOf(scene, { issued }), told: told.value };
        const subject = subjectOf(id, source, about);
        if (!subject.ok) return [`${kind}: ${subject.refusal.message}`];
        const written = writeDocument(id, source, subject.value, `${kind}-号`, shippedTemplate(id));
        issued.set(`${kind}:${subject.value.about}`, `${kind}-号`);
        return written.ok ? [] : [`${kind}: ${written.refusal.message}`];
      },
    );
    expect(refused).toEqual([]);
    const kinds = new Set([...issued.keys()].map((each) => each.split(':')[0]));
    expect(Object.keys(COURT_FILE).filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
