import type { Transporter } from 'nodemailer';
import type { MailTemplate } from '../../src/domain/ladder/mail-duties.js';
import { wordsFor } from './mail-words.js';

export interface OwedMail {
  readonly key: string;
  readonly caseNo: string;
  readonly template: MailTemplate;
  readonly facts: Readonly<Record<string, string>>;
  /** An earlier try got no answer: this one may be the second that arrives. */
  readonly maybeSecond: boolean;
}

export type SendResult =
  | { readonly result: 'sent'; readonly answer: string }
  /** The server said no for good. */
  | { readonly result: 'refused'; readonly answer: string; readonly permanent: boolean }
  /** It never got as far as the message. */
  | { readonly result: 'unreachable'; readonly answer: string }
  /** The message was handed over and no answer came back. */
  | { readonly result: 'uncertain'; readonly answer: string };

export interface Postbox {
  readonly transport: Transporter;
  readonly from: string;
  /** Where the console is; links carry a case number and nothing else. */
  readonly publicUrl: string;
}

/** Hands one mail to the SMTP server and says what became of it. Never throws for anything the network can do. */
export async function sendMail(postbox: Postbox, mail: OwedMail, to: readonly string[]): Promise<SendResult> {
  const { subject, lines } = wordsFor(mail.template, mail.facts);
  const repeat = mail.maybeSecond ? ['（此前一次发送未得到回执，本邮件可能重复。）'] : [];
  try {
    const answer = await postbox.transport.sendMail({
      from: postbox.from,
      to: [...to],
      subject: `【控辍保学】${subject}`,
      text: [...lines, '', `打开案件：${postbox.publicUrl}/#/cases/${mail.caseNo}`, ...repeat].join('\n'),
      // The same duty always has the same id, so a mailbox can tell a repeat.
      messageId: `<${mail.key.replaceAll(':', '.')}@not-one-less>`,
      headers: { 'X-Case-Number': mail.caseNo, 'X-Duty': mail.key },
    });
    return { result: 'sent', answer: answer.response?.slice(0, 120) ?? '' };
  } catch (fault) {
    return whatBecame(fault as SmtpFault);
  }
}

interface SmtpFault {
  readonly code?: string;
  readonly syscall?: string;
  readonly responseCode?: number;
}

const NEVER_CONNECTED = ['EDNS', 'ECONNREFUSED', 'EAUTH', 'ETLS'];

function whatBecame({ code = 'unknown', syscall, responseCode }: SmtpFault): SendResult {
  if (responseCode !== undefined) {
    return { result: 'refused', answer: String(responseCode), permanent: responseCode >= 500 };
  }
  // Once connected, a lost line does not tell whether the message had been taken: assume that it may have been.
  const unreachable = syscall === 'connect' || NEVER_CONNECTED.includes(code);
  return { result: unreachable ? 'unreachable' : 'uncertain', answer: code };
}
