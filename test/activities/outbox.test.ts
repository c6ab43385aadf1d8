import nodemailer from 'nodemailer';
import type { Transporter } from 'nodemailer';
import type { DataSource } from 'typeorm';
import { dispatchMails } from '../../activities/mail/dispatch-mails.js';
import type { Postbox } from '../../activities/mail/send-mail.js';
import { startMailCatcher, type MailCatcher, type MailVerdict } from '../../src/launcher/mail-catcher.js';
import { freePorts } from '../../src/launcher/ports.js';
import { temporaryFolder } from '../launcher/temporary-folder.js';
import { seat } from '../support/seat.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the outbox', () => {
  let testDatabase: TestDatabase;
  let database: DataSource;
  let catcher: MailCatcher;
  let transport: Transporter;
  let postbox: Postbox;
  let verdict: () => MailVerdict = () => ({ type: 'accept' });
  let clock = new Date('2025-09-08T00:00:00Z');

  beforeAll(async () => {
    testDatabase = await startTestDatabase();
    database = testDatabase.source;
    const ports = await freePorts();
    catcher = await startMailCatcher({
      smtpPort: ports.smtp,
      httpPort: ports.mailPage,
      directory: temporaryFolder('outbox-mails'),
      onData: () => verdict(),
    });
    transport = nodemailer.createTransport(catcher.smtpUrl, {});
    postbox = { transport, from: 'office@county.example', publicUrl: 'http://console.example' };
    const teacher = { role: 'class_teacher', office: '3137000001-7-2' } as const;
    await seat(database, { user: 'u-1', ...teacher, email: 't1@school.example' });
    await seat(database, { user: 'u-2', ...teacher, email: 't2@school.example' });
    await seat(database, {
      user: 'u-3',
      role: 'principal',
      office: '3137000001',
      email: 'p1@school.example',
    });
  }, 60_000);
  afterAll(async () => {
    transport?.close();
    await catcher?.stop();
    await testDatabase?.stop();
  });
  beforeEach(async () => {
    verdict = () => ({ type: 'accept' });
    await catcher.clear();
    await database.query('TRUNCATE mail_attempt, mail_outbox CASCADE');
  });

  const owe = (key: string, role = 'principal', office = '3137000001', assignee: string | null = null) =>
    database.query(
      `INSERT INTO mail_outbox (key, case_no, template, role, office, assignee, facts, status, next_attempt_at, created_at)
       VALUES ($1, 'NOL-2025-000001', 'task', $2, $3, $4, $5, 'pending', $6, $6)`,
      [
        key,
        role,
        office,
        assignee,
        {
          caseNo: 'NOL-2025-000001',
          what: 'persuasion',
          rung: 'school_persuasion',
          dueOn: '2025-09-20',
          clause: '本地设定',
        },
        clock,
      ],
    );
  const dispatch = () => dispatchMails(database, postbox, () => clock);
  const later = (seconds: number) => (clock = new Date(clock.getTime() + seconds * 1_000));
  const statusOf = async (key: string) =>
    (await database.query('SELECT status FROM mail_outbox WHERE key = $1', [key]))[0].status as string;
  const attemptsOf = async (key: string) =>
    (await database.query('SELECT result, answer FROM mail_attempt WHERE mail_key = $1 ORDER BY id', [
      key,
    ])) as { result: string; answer: string }[];

  it('sends to everybody at the desk, or to the one who is named for the case', async () => {
    await owe('a:1:0', 'class_teacher', '3137000001-7-2');
    await owe('a:2:0', 'class_teacher', '3137000001-7-2', 'u-2');
    await dispatch();
    const received = await catcher.mails();
    expect(received.map((mail) => [...mail.envelope.to].sort())).toEqual(
      expect.arrayContaining([['t1@school.example', 't2@school.example'], ['t2@school.example']]),
    );
    expect(received.every((mail) => mail.subject.includes('NOL-2025-000001'))).toBe(true);
  });

  it('goes to a substitute too, and past whoever has left the desk to all who sit at it', async () => {
    const office = '3137000001-8-1';
    for (const user of ['u-11', 'u-12', 'u-13']) {
      await seat(database, { user, role: 'class_teacher', office, email: `${user}@school.example` });
    }
    await database.query(`UPDATE post SET ended_at = now() WHERE account = 'u-13'`);
    await database.query(
      `INSERT INTO post (account, role, office, from_date, to_date, substitutes, acting_for, opened_at)
       SELECT 'u-3', role, office, day_of_access(), day_of_access(), id, account, now() FROM post WHERE account = 'u-12'`,
    );
    const receivers = async (key: string, assignee: string | null) => {
      await catcher.clear();
      await owe(key, 'class_teacher', office, assignee);
      await dispatch();
      return (await catcher.mails()).flatMap((mail) => [...mail.envelope.to]).sort();
    };
    const all = ['p1@school.example', 'u-11@school.example', 'u-12@school.example'];
    expect(await receivers('s:1:0', null)).toEqual(all);
    expect(await receivers('s:2:0', 'u-12')).toEqual(['p1@school.example', 'u-12@school.example']);
    expect(await receivers('s:3:0', 'u-11')).toEqual(['u-11@school.example']);
    expect(await receivers('s:4:0', 'u-13')).toEqual(all);
  });

  it('sends a duty once, however many dispatchers run at the same time', async () => {
    for (let i = 0; i < 20; i += 1) await owe(`b:${i}:0`);
    await Promise.all([dispatch(), dispatch(), dispatch(), dispatch()]);
    expect(await catcher.mails()).toHaveLength(20);
  });

  it('tries again after a temporary refusal, and not before its time', async () => {
    await owe('c:1:0');
    verdict = () => ({ type: 'refuse', code: 451 });
    await dispatch();
    verdict = () => ({ type: 'accept' });
    await dispatch();
    expect(await catcher.mails()).toHaveLength(0);
    later(10);
    await dispatch();
    expect(await catcher.mails()).toHaveLength(1);
    expect(await attemptsOf('c:1:0')).toMatchObject([
      { result: 'refused', answer: '451' },
      { result: 'sent' },
    ]);
  });

  it('puts what the server refuses for good, and what nobody is there to read, among the dead letters', async () => {
    await owe('d:1:0');
    await owe('d:2:0', 'bureau_head', '999999');
    verdict = () => ({ type: 'refuse', code: 550 });
    await dispatch();
    expect([await statusOf('d:1:0'), await statusOf('d:2:0')]).toEqual(['dead', 'dead']);
    expect(await attemptsOf('d:2:0')).toMatchObject([{ result: 'no_recipient' }]);
  });

  it('repeats a mail whose answer was lost, under the same id, and marks it as uncertain', async () => {
    await owe('e:1:0');
    verdict = () => ({ type: 'loseAnswer' });
    await dispatch();
    verdict = () => ({ type: 'accept' });
    later(10);
    await dispatch();
    const received = await catcher.mails();
    expect(new Set(received.map((mail) => mail.messageId)).size).toBe(1);
    expect(await statusOf('e:1:0')).toBe('uncertain');
    expect(await attemptsOf('e:1:0')).toMatchObject([{ result: 'uncertain' }, { result: 'sent' }]);
  });

  it('keeps what it could not even hand over, while the server is away', async () => {
    await owe('f:1:0');
    const away = nodemailer.createTransport('smtp://127.0.0.1:1', {});
    await dispatchMails(database, { ...postbox, transport: away }, () => clock);
    expect(await attemptsOf('f:1:0')).toMatchObject([{ result: 'unreachable' }]);
    expect(await statusOf('f:1:0')).toBe('pending');
  });

  it('repeats a mail whose sender died in the middle, marked as a possible repeat', async () => {
    await owe('g:1:0');
    await database.query(`UPDATE mail_outbox SET status = 'sending' WHERE key = 'g:1:0'`);
    await dispatch();
    expect(await statusOf('g:1:0')).toBe('uncertain');
    expect(await attemptsOf('g:1:0')).toMatchObject([
      { result: 'uncertain', answer: 'sender died' },
      { result: 'sent' },
    ]);
  });
});
