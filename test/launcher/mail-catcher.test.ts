import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { startMailCatcher, type MailCatcher, type MailVerdict } from '../../src/launcher/mail-catcher.js';

describe('the mail catcher', () => {
  let directory: string;
  let catcher: MailCatcher;
  let verdict: MailVerdict;

  const start = () => startMailCatcher({ smtpPort: 0, httpPort: 0, directory, onData: () => verdict });

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'mails-'));
    verdict = { type: 'accept' };
    catcher = await start();
  });
  afterEach(async () => {
    await catcher.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function send(mail: {
    to: string;
    subject: string;
    text: string;
    bcc?: string;
    attachments?: object[];
  }) {
    const transport = nodemailer.createTransport(catcher.smtpUrl);
    try {
      return await transport.sendMail({ from: '控辍保学 <office@county.example>', ...mail });
    } finally {
      transport.close();
    }
  }
  const get = async (path: string) => {
    const response = await fetch(catcher.httpUrl + path);
    return { status: response.status, headers: response.headers, body: await response.text() };
  };

  it('keeps a mail as an .eml file and finds it again after a restart', async () => {
    await send({
      to: 'teacher@school.example',
      bcc: 'office@town.example',
      subject: '催办：张小明',
      text: '请于三日内联系。',
    });
    await catcher.stop();
    catcher = await start();
    const [mail, ...others] = await catcher.mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: '催办：张小明',
      text: expect.stringContaining('请于三日内联系。'),
      envelope: { from: 'office@county.example', to: ['teacher@school.example', 'office@town.example'] },
    });
    expect(await catcher.mails()).toEqual([mail]);
    expect(readdirSync(directory)).toEqual([`${mail?.id}.eml`]);
  });

  it('lists the newest first and filters by recipient, blind copies included', async () => {
    await send({ to: 'a@school.example', subject: 'first', text: '.' });
    await send({ to: 'b@school.example', bcc: 'A@town.example', subject: 'second', text: '.' });
    await send({ to: 'c@school.example', subject: 'third', text: '.' });
    const subjects = async (path: string) =>
      (JSON.parse((await get(path)).body) as { subject: string }[]).map(({ subject }) => subject);
    expect(await subjects('/api/mails')).toEqual(['third', 'second', 'first']);
    expect(await subjects('/api/mails?to=a@')).toEqual(['second', 'first']);
    const page = (await get('/?to=b%40school.example')).body;
    expect(page).toContain('second');
    expect(page).not.toContain('third');
  });

  it('shows what a mail contains as text, never as HTML', async () => {
    const evil = `<script>alert("x")</script>'&`;
    await send({
      to: 'a@school.example',
      subject: evil,
      text: evil,
      attachments: [{ filename: evil, content: 'x' }],
    });
    const [mail] = await catcher.mails();
    for (const path of ['/', `/mails/${mail?.id}`, `/?to=${encodeURIComponent('"><script>')}`]) {
      const { body, headers } = await get(path);
      expect(body).not.toContain('<script>');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await get(`/mails/${mail?.id}`)).body).toContain('&#60;script&#62;alert(&#34;x&#34;)');
  });

  it('hands out attachments and the raw mail as downloads only', async () => {
    const content = '<h1>文书</h1>';
    await send({
      to: 'a@x.example',
      subject: 's',
      text: 't',
      attachments: [{ filename: '文书.html', content }],
    });
    const [mail] = await catcher.mails();
    const attachment = await get(`/mails/${mail?.id}/attachments/0`);
    expect(attachment.body).toBe(content);
    expect(attachment.headers.get('content-type')).toBe('application/octet-stream');
    expect(attachment.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''%E6%96%87%E4%B9%A6.html",
    );
    expect((await get(`/mails/${mail?.id}/raw`)).body).toContain('Delivered-To: a@x.example');
  });

  it.each([
    '/mails/nothing',
    '/mails/..%2f..%2fetc',
    '/api/mails/nothing',
    '/nothing',
    '/mails/x/attachments/0',
  ])('has no page %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('deletes all mails on request', async () => {
    await send({ to: 'a@school.example', subject: 's', text: 't' });
    const { status } = await fetch(`${catcher.httpUrl}/api/mails`, { method: 'DELETE' });
    expect(status).toBe(204);
    expect(await catcher.mails()).toEqual([]);
  });

  it('answers only to its own name, so that no web page reads mails through a rebound name', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        `${catcher.httpUrl}/api/mails`,
        { headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(421);
  });

  it('refuses with the code a test asks for, and keeps nothing', async () => {
    verdict = { type: 'refuse', code: 451, message: 'Try again later' };
    await expect(send({ to: 'a@x.example', subject: 's', text: 't' })).rejects.toMatchObject({
      responseCode: 451,
    });
    expect(await catcher.mails()).toEqual([]);
  });

  it('can keep a mail and lose the answer', async () => {
    verdict = { type: 'loseAnswer' };
    await expect(send({ to: 'a@x.example', subject: 'kept', text: 't' })).rejects.toThrow();
    expect(await catcher.mails()).toMatchObject([{ subject: 'kept' }]);
  });

  it('can break the connection and keep nothing', async () => {
    verdict = { type: 'break' };
    await expect(send({ to: 'a@x.example', subject: 's', text: 't' })).rejects.toThrow();
    expect(await catcher.mails()).toEqual([]);
  });

  it('keeps every one of many mails that arrive at once, in distinct files', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(numbers.map((n) => send({ to: `n${n}@x.example`, subject: `mail ${n}`, text: 't' })));
    expect(new Set((await catcher.mails()).map(({ subject }) => subject)).size).toBe(40);
  });
});
