import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type Attachment } from 'mailparser';

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

export interface CaughtMail {
  readonly id: string;
  readonly receivedAt: string;
  /** Who the server was told to deliver to, which is what counts: headers may say anything. */
  readonly envelope: Envelope;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly CaughtAttachment[];
}

export interface CaughtAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
}

/**
 * Mails as `.eml` files any mail program opens; the folder is the whole state, so a restart finds
 * every mail again. As a delivering server does, it writes the envelope on top of the headers.
 */
export class MailStore {
  private readonly parsed = new Map<string, Promise<CaughtMail>>();
  private last = 0;

  constructor(private readonly directory: string) {}

  async add(envelope: Envelope, raw: Buffer): Promise<string> {
    // Strictly increasing, so that names sort in the order of arrival even within a millisecond.
    this.last = Math.max(Date.now(), this.last + 1);
    const receivedAt = new Date(this.last).toISOString();
    const id = `${receivedAt.replace(/[^0-9]/g, '')}-${randomBytes(4).toString('hex')}`;
    const top = [
      `Return-Path: <${oneLine(envelope.from)}>`,
      ...envelope.to.map((address) => `Delivered-To: ${oneLine(address)}`),
      `X-Received-At: ${receivedAt}`,
    ];
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const draft = join(this.directory, `${id}.draft`);
    await writeFile(draft, Buffer.concat([Buffer.from(`${top.join('\r\n')}\r\n`), raw]), { mode: 0o600 });
    await rename(draft, this.file(id));
    return id;
  }

  /** Newest first. */
  async list(recipient?: string): Promise<CaughtMail[]> {
    const mails = await Promise.all((await this.ids()).map((id) => this.parse(id)));
    const wanted = recipient?.trim().toLowerCase();
    if (!wanted) return mails;
    return mails.filter((mail) => mail.envelope.to.some((address) => address.toLowerCase().includes(wanted)));
  }

  async find(id: string): Promise<CaughtMail | undefined> {
    return (await this.ids()).includes(id) ? this.parse(id) : undefined;
  }

  async raw(id: string): Promise<Buffer | undefined> {
    return (await this.ids()).includes(id) ? readFile(this.file(id)) : undefined;
  }

  async attachment(id: string, index: number): Promise<Attachment | undefined> {
    const raw = await this.raw(id);
    return raw === undefined ? undefined : (await simpleParser(raw)).attachments[index];
  }

  async clear(): Promise<void> {
    const ids = await this.ids();
    await Promise.all(ids.map((id) => rm(this.file(id), { force: true })));
    this.parsed.clear();
  }

  private async ids(): Promise<string[]> {
    const files = await readdir(this.directory).catch(() => []);
    return files
      .filter((file) => file.endsWith('.eml'))
      .map((file) => file.slice(0, -'.eml'.length))
      .sort()
      .reverse();
  }

  private file(id: string): string {
    return join(this.directory, `${id}.eml`);
  }

  private parse(id: string): Promise<CaughtMail> {
    let mail = this.parsed.get(id);
    if (mail === undefined) {
      mail = readFile(this.file(id)).then((raw) => read(id, raw));
      mail.catch(() => this.parsed.delete(id));
      this.parsed.set(id, mail);
    }
    return mail;
  }
}

async function read(id: string, raw: Buffer): Promise<CaughtMail> {
  const mail = await simpleParser(raw);
  const lines = mail.headerLines.map(
    ({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()] as const,
  );
  const all = (name: string) => lines.filter(([key]) => key === name).map(([, value]) => value);
  const addresses = mail.to === undefined ? [] : [mail.to].flat();
  return {
    id,
    receivedAt: all('x-received-at')[0] ?? '',
    envelope: { from: (all('return-path')[0] ?? '').replace(/^<|>$/g, ''), to: all('delivered-to') },
    from: mail.from?.text ?? '',
    to: addresses.map(({ text }) => text).join(', '),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
    html: mail.html === false ? undefined : mail.html,
    headers: Object.fromEntries(lines.toReversed()),
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      filename: filename ?? 'attachment',
      contentType,
      size,
    })),
  };
}

function oneLine(address: string): string {
  return address.replace(/[\r\n]/g, '');
}
