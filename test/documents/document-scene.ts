import { viewOf } from '../../src/domain/ladder/case-view.js';
import { currentCitations } from '../../src/domain/law/citations.js';
import { DOCUMENT_KINDS, documentNumber, type DocumentKindId } from '../../src/documents/document-kinds.js';
import type { ChildInDocument, DocumentSource } from '../../src/documents/document-source.js';
import { subjectOf } from '../../src/documents/document-subject.js';
import { writeDocument } from '../../src/documents/issue-document.js';
import { shippedTemplate } from '../../src/documents/shipped-templates.js';
import { Scene } from '../support/scene.js';

export const KINDS = Object.keys(DOCUMENT_KINDS) as DocumentKindId[];

/** An invented child. */
export const CHILD: ChildInDocument = {
  name: '王小明',
  sex: 'male',
  birthDate: '2012-05-04',
  idNumber: '371599201205040011',
  studentNumber: 'G371599201205040011',
  grade: 7,
  classNo: 2,
  guardianName: '王大山',
  guardianRelation: '父亲',
  phone: '13900001234',
  hukouAddress: '青禾县柳河镇河东村3组12号',
  homeAddress: null,
};
export const PLACES = { county: '青禾县', township: '柳河镇', school: '柳河镇中心中学' };

export function sourceOf(scene: Scene, more: Partial<DocumentSource> = {}): DocumentSource {
  return {
    view: viewOf(scene.state),
    policy: scene.state.policy,
    events: scene.events,
    child: CHILD,
    places: PLACES,
    today: scene.today,
    citations: currentCitations,
    issued: new Map([
      ['order:order-1', '柳河镇责改〔2025〕1号'],
      ['demand:demand-1', '柳河镇催〔2025〕1号'],
    ]),
    ...more,
  };
}

/** The document written from the shipped template; throws its refusal. */
export function written(kind: DocumentKindId, source: DocumentSource, about?: string) {
  const subject = subjectOf(kind, source, about);
  if (!subject.ok) throw new Error(subject.refusal.message);
  const document = writeDocument(
    kind,
    source,
    subject.value,
    documentNumber('柳河镇', kind, 2025, 1),
    shippedTemplate(kind),
  );
  if (!document.ok) throw new Error(document.refusal.message);
  return document.value;
}

const played = new Map<string, Scene>();

function once(name: string, play: () => Scene): Scene {
  const scene = played.get(name) ?? play();
  played.set(name, scene);
  return scene;
}

/** A case in which every document can be written: at the court's door, or back at school. To be read only. */
export const atTheCourt = () => once('court', playToTheCourt);
export const backAtSchool = () =>
  once('school', () => {
    const scene = playToTheCourt();
    return scene.does('principal', 'reportReturn', { returnedOn: scene.today });
  });

function playToTheCourt(): Scene {
  const scene = Scene.opened('2025-09-08')
    .does('class_teacher', 'recordHomeVisit', {
      visitedOn: '2025-09-08',
      participants: ['homeroom', 'village_committee'],
      outcome: 'refused',
      reason: 'work',
      nextOn: '2025-09-10',
    })
    .does('class_teacher', 'escalate');
  for (let i = 0; i < scene.state.policy.persuasion.minimumAttempts; i += 1) {
    scene.does('principal', 'recordPersuasion', {
      heldOn: scene.today,
      participants: ['school_leader', 'inspector', 'village_committee'],
      outcome: 'refused',
      reason: 'work',
    });
  }
  scene.does('principal', 'escalate').does('principal', 'refer', { department: 'police' });
  scene.untilOrderServed().days(15).servePaper('notice').days(15).servePaper('demand');
  scene.until(viewOf(scene.state).legalClock?.filingOpens ?? '');
  return scene
    .does('township_cadre', 'draftPaper', { kind: 'request' })
    .does('township_head', 'approvePaper', { paper: 'request-1' });
}

export function sceneFor(kind: DocumentKindId): Scene {
  return kind === 'return_proof' ? backAtSchool() : atTheCourt();
}
