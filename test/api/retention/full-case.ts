import { createHash } from 'node:crypto';
import type { AttachmentAnswer } from '../../../src/contracts/http-schemas-attachments.js';
import type { ExportMade } from '../../../src/contracts/http-schemas-exports.js';
import { liveClock } from '../../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { markSeen } from '../../../src/persistence/readers/cases-seen.js';
import { keepBundle } from '../../../src/persistence/readers/case-bundles.js';
import { keepOpening } from '../../../src/persistence/readers/case-openings.js';
import { insertDocument } from '../../../src/persistence/readers/documents-writing.js';
import { keepNarrative } from '../../../src/persistence/readers/journal.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { jpeg } from '../../domain/attachments/sample-files.js';
import { PLACE } from '../../support/people.js';
import { testCalendar } from '../../support/test-calendar.js';
import type { QuietWorld } from '../support/quiet-world.js';
import { HERE } from '../support/sample-county.js';

export interface FullCase {
  readonly pupil: string;
  readonly caseNo: string;
}

let serial = 0;

/** A child with a case that has left something in every table a case is in. */
export async function fullCase(world: QuietWorld, name: string, words: string): Promise<FullCase> {
  const { pupil, caseNo } = await world.open({ name });
  const { source } = world.database;
  const { manager } = source;
  const now = new Date();
  serial += 1;
  await keepOpening(
    manager,
    {
      caseNo,
      pupil,
      previousCaseNo: null,
      place: PLACE,
      policy: policyById('default'),
      calendar: testCalendar,
      clock: liveClock,
      absentSince: plainDate('2025-09-08'),
      origin: 'tip',
      confirmed: true,
    },
    now,
  );
  await keepNarrative(
    manager,
    { actId: `act-${caseNo}`, caseNo, author: HERE.class_teacher.user, text: words, childWords: words },
    now,
  );
  const paper = Buffer.from(`${name}：${words}`);
  await insertDocument(manager, {
    id: `d-${caseNo}`,
    caseNo,
    kind: 'order',
    about: 'order-1',
    agency: PLACE.township,
    year: 2025,
    serial,
    number: `柳河镇责改〔2025〕${serial}号`,
    copies: 3,
    issuedOn: '2025-10-08',
    issuedBy: HERE.township_cadre.user,
    issuedAt: now,
    templateSha256: 'x',
    sha256: createHash('sha256').update(paper).digest('hex'),
    fields: { child: name },
    content: paper,
  });
  await keepBundle(
    manager,
    {
      id: `b-${caseNo}`,
      caseNo,
      kind: 'file',
      asOf: null,
      contentsSha256: 'x',
      manifest: {},
      pages: 1,
      pdfSha256: 'x',
      zipSha256: 'x',
      madeOn: '2025-10-08',
      madeAt: now,
      madeBy: HERE.bureau_officer.user,
    },
    { pdf: paper, zip: paper },
  );
  await markSeen(manager, { reader: HERE.principal.user, caseNo, seq: 1 }, now);
  await source.query(
    `INSERT INTO mail_outbox (key, case_no, template, role, office, facts, status, next_attempt_at, created_at)
     VALUES ($1 || ':a-mail', $1, 'task', 'principal', $2, '{}', 'dead', now(), now())`,
    [caseNo, PLACE.school],
  );
  await source.query(
    `INSERT INTO mail_attempt (mail_key, attempted_at, result, answer) VALUES ($1 || ':a-mail', now(), 'dead', '550')`,
    [caseNo],
  );
  await source.query(
    `INSERT INTO attendance_day (pupil, date, kind, recorded_by, recorded_at)
     VALUES ($1, '2025-09-08', 'truant', 'u-x', now())`,
    [pupil],
  );
  await source.query(
    `INSERT INTO pupil_home (pupil, village, recorded_by, recorded_at) VALUES ($1, '371599101001', 'u-x', now())`,
    [pupil],
  );
  await source.query(
    `INSERT INTO chain_link (line, level, pupil, person, from_date, opened_at)
     VALUES ('education', 'subject_teacher', $1, '某老师', '2025-09-01', now())`,
    [pupil],
  );
  const attachment = await picture(world, caseNo);
  await world.api.ask(HERE.class_teacher, 'POST', `/api/cases/${caseNo}/attachments/${attachment}/remove`, {
    body: { reason: 'not_needed' },
  });
  return { pupil, caseNo };
}

async function picture(world: QuietWorld, caseNo: string): Promise<string> {
  const form = new FormData();
  form.set('kind', 'visit_photo');
  form.set('file', new Blob([new Uint8Array(jpeg())]), 'a.jpg');
  const response = await fetch(`${world.api.url}/api/cases/${caseNo}/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.class_teacher)}` },
    body: form,
  });
  return ((await response.json()) as AttachmentAnswer).id;
}

/** A file of all cases of the school, fetched. @returns its number. */
export async function exported(world: QuietWorld): Promise<string> {
  const { body } = await world.api.ask<ExportMade>(HERE.registrar, 'POST', '/api/exports', {
    body: { kind: 'ledger' },
  });
  const number = body.export?.number ?? '';
  const answer = await fetch(`${world.api.url}/api/exports/${number}/file`, {
    headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.registrar)}` },
  });
  if (!answer.ok) throw new Error(`no export: ${answer.status}`);
  return number;
}

/** As if it had been closed so many days ago. */
export async function closedLongAgo(world: QuietWorld, caseNo: string, days: number): Promise<void> {
  await world.database.source.query(
    `UPDATE case_ledger SET standing = 'closed', closed_on = day_of_access() - $2::integer WHERE case_no = $1`,
    [caseNo, days],
  );
}

/** In which tables of the whole database a word stands. */
export async function tablesWith(world: QuietWorld, word: string): Promise<readonly string[]> {
  const { source } = world.database;
  const tables: { name: string }[] = await source.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [{ rows }] = await source.query(
      `SELECT count(*)::integer AS rows FROM ${name} t WHERE position($1 in t::text) > 0`,
      [word],
    );
    if (rows > 0) found.push(name);
  }
  return found;
}
