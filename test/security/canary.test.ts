import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Actor } from '../../src/domain/access/role.js';
import { ROUTES } from '../../src/domain/access/route-permissions.js';
import { ApiWorld } from '../api/support/api-world.js';
import { HERE, POLICE, THERE } from '../api/support/sample-county.js';
import { idNumber, upload, workbookOf } from '../api/rosters/register-fixture.js';
import { jpeg } from '../domain/attachments/sample-files.js';
import { eventually } from '../support/case-world.js';

/** Words no other test, text or program has: wherever one is found, it came from this child. */
const NAME = '褚鹭汀';
const GUARDIAN = '褚雁翎';
const ID = idNumber('20130402', 7);
const PHONE = '13987650123';
const HOME = '柳河镇鸢尾巷九十七号';
const WORDS = '祖母说夜里听见犀鸟叫';
const CHILD_WORDS = '我想回去看那盆虎耳草';

const NUMBERS = { id: ID, phone: PHONE, home: '鸢尾巷' };
const NAMES = { name: NAME, guardian: GUARDIAN };
const SPOKEN = { words: '犀鸟', childWords: '虎耳草' };
const CANARIES: Readonly<Record<string, string>> = { ...NUMBERS, ...NAMES, ...SPOKEN };

/**
 * Where they may stand in PostgreSQL, and why: people must be able to read a child's name and a guardian's in a list
 * and search for them, and the words of an act are kept for the court. Numbers, telephones and addresses nowhere.
 */
const ALLOWED = [
  'pupil.name: name',
  'pupil.guardian_name: guardian',
  'narrative.text: words',
  'narrative.text: name',
  'narrative.child_words: childWords',
];

function found(text: string, canaries = CANARIES): readonly string[] {
  return Object.entries(canaries).flatMap(([what, word]) => {
    const forms = [
      word,
      encodeURIComponent(word),
      JSON.stringify(word).slice(1, -1),
      [...word].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
      Buffer.from(word).toString('hex'),
    ];
    return forms.some((form) => text.includes(form)) ? [what] : [];
  });
}

describe('a child whose name, numbers and words nobody else has', () => {
  let world: ApiWorld;
  let child: string;
  let caseNo: string;
  let document: string;
  let attachment: string;
  let exported: string;
  beforeAll(async () => {
    // On disk, so that Temporal has a file to be searched.
    world = await ApiWorld.start({ volatile: false });
    const token = await world.api.tokenOf(HERE.registrar);
    const roster = await workbookOf([
      [
        '姓名',
        '性别',
        '出生日期',
        '身份证号',
        '学籍号',
        '年级',
        '班级',
        '监护人',
        '电话',
        '户籍地',
        '现住地',
      ],
      [NAME, '男', '2013-04-02', ID, `G${ID}`, 7, 2, GUARDIAN, PHONE, HOME, HOME],
    ]);
    const imported = await upload(`${world.api.url}/api/rosters/import`, token, roster);
    expect(imported.body).toMatchObject({ imported: true });
    const list = await ask(HERE.registrar, '/api/pupils/search', { q: NAME });
    [child = ''] = /p-[a-z2-7]{10}/.exec(list.text) ?? [];
    ({ caseNo } = (await world.api.report(HERE.class_teacher, child)).body);
    const contact = { input: { means: 'phone', outcome: 'refused' } };
    const narrative = { text: `${WORDS}，${NAME}不在家`, childWords: CHILD_WORDS };
    const acted = await world.api.act(HERE.class_teacher, caseNo, 'recordContact', { ...contact, narrative });
    expect(acted.status).toBe(200);
    const escalated = await world.api.act(HERE.class_teacher, caseNo, 'refer', {
      input: { department: 'police' },
    });
    expect(escalated.status).toBe(403);
    const referred = await world.api.act(HERE.principal, caseNo, 'refer', {
      input: { department: 'police' },
    });
    expect(referred.status).toBe(200);
    // What is made of it: a paper, a picture that carries it, a list that leaves.
    const issued = await world.api.ask<{ id: string }>(
      HERE.principal,
      'POST',
      `/api/cases/${caseNo}/documents/return_notice`,
      { body: {} },
    );
    expect(issued.status).toBe(200);
    document = issued.body.id;
    const form = new FormData();
    form.set('kind', 'visit_photo');
    form.set('file', new Blob([new Uint8Array(jpeg()), Buffer.from(`${NAME} ${PHONE}`)]), `${NAME}.jpg`);
    const added = await fetch(`${world.api.url}/api/cases/${caseNo}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.class_teacher)}` },
      body: form,
    });
    expect(added.status).toBe(200);
    attachment = ((await added.json()) as { id: string }).id;
    const asked = await world.api.ask<{ export: { number: string } }>(
      HERE.registrar,
      'POST',
      '/api/exports',
      {
        body: { kind: 'ledger' },
      },
    );
    expect(asked.status).toBe(200);
    exported = asked.body.export.number;
    const fetched = await fetch(`${world.api.url}/api/exports/${exported}/file`, {
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.registrar)}` },
    });
    expect(fetched.status).toBe(200);
    await fetched.arrayBuffer();
    // Everything people mistype, and what is refused.
    await ask(
      HERE.principal,
      `/api/cases?q=${encodeURIComponent(NAME)}&standing=${encodeURIComponent(NAME)}`,
    );
    await world.api.act(HERE.principal, caseNo, 'namePersuader', {
      input: { persuader: NAME },
      [NAME]: PHONE,
    });
    await world.api.ask(null, 'POST', '/api/login', { body: { login: NAME, password: ID } });
    await world.api.ask(null, 'POST', '/api/login', {
      body: `{"login": "${NAME}`,
      headers: { 'content-type': 'application/json' },
    });
    await ask(HERE.principal, `/api/${encodeURIComponent(NAME)}`);
    await eventually(async () => expect(await mails()).not.toHaveLength(0), 30_000);
  }, 180_000);
  afterAll(() => world?.stop());

  const ask = async (who: Actor, path: string, body?: object) => {
    const response = await fetch(`${world.api.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await world.api.tokenOf(who)}`,
        'x-request': randomUUID(),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, text: await response.text() };
  };
  const dataDirectory = () => world.cases.stack.environment['DATA_DIR'] ?? '';
  const files = (skipping: RegExp) =>
    readdirSync(dataDirectory(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !skipping.test(join(entry.parentPath, entry.name)))
      .map((entry) => join(entry.parentPath, entry.name));
  const mails = async () =>
    Promise.all(
      files(/^$/)
        .filter((file) => file.endsWith('.eml'))
        .map(async (file) => {
          const { subject, text, html, headers } = await simpleParser(readFileSync(file));
          return `${subject} ${text} ${html} ${JSON.stringify([...headers])}`;
        }),
    );

  it('stands in the database only where a name and the words of an act must stand', async () => {
    const columns = await world.database.query<{ t: string; c: string }[]>(
      `SELECT c.table_name AS t, c.column_name AS c FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'`,
    );
    const places: string[] = [];
    for (const { t, c } of columns) {
      const [{ all }] = await world.database.query<[{ all: string }]>(
        `SELECT coalesce(string_agg("${c}"::text, ' '), '') AS all FROM "${t}"`,
      );
      places.push(...found(all).map((what) => `${t}.${c}: ${what}`));
    }
    expect(columns.length).toBeGreaterThan(80);
    expect(places.sort()).toEqual([...ALLOWED].sort());
  });

  it('is in none of the files of Temporal, nor in a log', () => {
    // PostgreSQL's own files hold the tables searched above.
    const searched = files(/\/postgres(ql)?\/|\.eml$/);
    expect(searched.some((file) => /temporal.*(db|sqlite)/.test(file))).toBe(true);
    const leaks = searched.flatMap((file) =>
      found(readFileSync(file).toString('utf8')).map((what) => `${file}: ${what}`),
    );
    expect(leaks).toEqual([]);
  });

  it('is not in the log of the API, refusals and mistyped logins included', () => {
    expect(world.api.log.length).toBeGreaterThan(10);
    expect(found(world.api.log.join('\n'))).toEqual([]);
  });

  it('is in no mail', async () => {
    const sent = await mails();
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.flatMap((mail) => found(mail))).toEqual([]);
  });

  /** Every door of the table one can look through, also those that are added tomorrow; events have an end of their own. */
  const doors = () =>
    Object.keys(ROUTES)
      .filter((route) => route.startsWith('GET ') && route !== 'GET /events')
      .map((route) =>
        `/api${route.slice(4)}`
          .replace(':caseNo', caseNo)
          .replace(':code', child)
          .replace(':number', exported)
          .replace('attachments/:id', `attachments/${attachment}`)
          .replace(':id', document)
          .replace(/:\w+/, 'nothing'),
      );
  const everyAnswer = async (who: Actor) => {
    const answers: { path: string; status: number; text: string }[] = [];
    const searches: readonly (readonly [path: string, body?: object])[] = [
      ['/api/cases/search', { q: NAME }],
      ['/api/pupils/search', { q: NAME }],
      ['/api/pupils/search', { q: ID }],
      ['/api/oversight/mails?status=dead'],
    ];
    for (const [path, body] of [...doors().map((door) => [door] as const), ...searches]) {
      answers.push({ path, ...(await ask(who, path, body)) });
    }
    return answers;
  };

  it('is looked for behind every door that opens', async () => {
    const opened = new Set(
      (await Promise.all([HERE.principal, HERE.bureau_head].map(everyAnswer)))
        .flat()
        .flatMap(({ path, status }) => (status === 200 ? [path] : [])),
    );
    expect(opened.size).toBeGreaterThan(20);
    expect([...opened]).toEqual(
      expect.arrayContaining([
        `/api/cases/${caseNo}`,
        `/api/pupils/${child}`,
        `/api/cases/${caseNo}/documents`,
      ]),
    );
  });

  it.each([...Object.values(THERE), HERE.supervisor, HERE.court_liaison, HERE.justice_official])(
    'is in no answer to whom it does not concern: $role of $office',
    async (who) => {
      const leaks = (await everyAnswer(who)).flatMap(({ path, text }) =>
        found(text).map((what) => `${path}: ${what}`),
      );
      expect(leaks).toEqual([]);
    },
  );

  it.each([HERE.county_leader, POLICE])('tells a $role none of what was said at its home', async (who) => {
    const told = (await everyAnswer(who)).map(({ text }) => text).join('\n');
    expect(found(told, { ...NUMBERS, ...SPOKEN })).toEqual([]);
    expect(found(told, { name: NAME })).toEqual(who.role === 'county_leader' ? [] : ['name']);
  });

  it.each(Object.values(HERE))('shows the $role no number, telephone or address unasked', async (who) => {
    const told = (await everyAnswer(who)).map(({ text }) => text).join('\n');
    expect(found(told, NUMBERS)).toEqual([]);
  });
});
