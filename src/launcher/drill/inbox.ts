import { simpleParser } from 'mailparser';
import type { Role } from '../../domain/access/role.js';
import type { Envelope } from '../mail-store.js';
import type { DrillMail } from './drill-driver.js';

interface Letter {
  readonly to: readonly string[];
  readonly at: number;
  readonly raw: Buffer;
}

/** The mails of a drill by case, noted as the SMTP server takes them in; opened when somebody asks. */
export class Inbox {
  private readonly letters = new Map<string, Letter[]>();
  private readonly subjects = new WeakMap<Letter, Promise<string>>();

  add({ envelope, raw }: { readonly envelope: Envelope; readonly raw: Buffer }): void {
    const caseNo = /^X-Case-Number:\s*(\S+)/im.exec(raw.toString('latin1'))?.[1] ?? '';
    const letter = { to: envelope.to, at: Date.now(), raw };
    this.letters.set(caseNo, [...(this.letters.get(caseNo) ?? []), letter]);
  }

  async of(
    caseNo: string,
    rolesOf: (addresses: readonly string[]) => readonly Role[],
  ): Promise<readonly DrillMail[]> {
    const letters = this.letters.get(caseNo) ?? [];
    return Promise.all(
      letters.map(async (letter) => ({
        roles: rolesOf(letter.to),
        subject: await this.subjectOf(letter),
        at: letter.at,
      })),
    );
  }

  private subjectOf(letter: Letter): Promise<string> {
    const known = this.subjects.get(letter);
    if (known) return known;
    const subject = simpleParser(letter.raw).then((mail) => mail.subject ?? '');
    this.subjects.set(letter, subject);
    return subject;
  }
}
