import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { serveMailPage, type MailPage } from './mail-page.js';
import { MailStore, type CaughtMail, type Envelope } from './mail-store.js';

/** What a test may make the server answer to a mail it has received in full. */
export type MailVerdict =
  | { readonly type: 'accept' }
  /** Refused with an SMTP code, 4xx for "later", 5xx for "never"; nothing is kept. */
  | { readonly type: 'refuse'; readonly code: number; readonly message?: string }
  /** Kept, but the connection breaks before the sender hears so: the lost answer. */
  | { readonly type: 'loseAnswer' }
  /** The connection breaks and nothing is kept. */
  | { readonly type: 'break' };

export interface MailCatcherOptions {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly directory: string;
  /** Only a container has a reason to listen elsewhere than on 127.0.0.1. */
  readonly host?: string;
  readonly onData?: (mail: {
    readonly envelope: Envelope;
    readonly raw: Buffer;
  }) => MailVerdict | Promise<MailVerdict>;
}

export interface MailCatcher {
  readonly smtpUrl: string;
  readonly httpUrl: string;
  /** Newest first. */
  mails(recipient?: string): Promise<CaughtMail[]>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

const largestMailBytes = 50 * 1024 ** 2;

/** A real SMTP server that delivers to nobody: every mail of a drill stays readable here. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  const { smtpPort, httpPort, directory, host = '127.0.0.1' } = options;
  const store = new MailStore(directory);
  const sockets = new Map<string, Socket>();
  const smtp = new SMTPServer({
    name: 'mail-catcher',
    banner: 'Not One Less mail catcher',
    // No certificate anybody could trust, and nobody to authenticate.
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: largestMailBytes,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(refusal(552, 'Message exceeds the size limit'));
        receive(Buffer.concat(chunks), session).then(
          (error) => error !== 'silence' && callback(error),
          (error: Error) => callback(refusal(451, `Could not be stored: ${error.message}`)),
        );
      });
    },
  });

  async function receive(raw: Buffer, session: SMTPServerSession): Promise<Error | null | 'silence'> {
    const envelope = envelopeOf(session);
    const verdict = (await options.onData?.({ envelope, raw })) ?? { type: 'accept' };
    if (verdict.type === 'refuse') return refusal(verdict.code, verdict.message ?? 'Refused by a test');
    if (verdict.type !== 'break') await store.add(envelope, raw);
    if (verdict.type === 'accept') return null;
    sockets.get(peer(session.remoteAddress, session.remotePort))?.destroy();
    return 'silence';
  }

  smtp.on('error', () => undefined);
  smtp.server.on('connection', (socket: Socket) => {
    const key = peer(socket.remoteAddress, socket.remotePort);
    sockets.set(key, socket);
    socket.once('close', () => sockets.delete(key));
  });
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, host, resolve);
  });

  let page: MailPage;
  try {
    page = await serveMailPage({ store, port: httpPort, host });
  } catch (error) {
    smtp.close(() => undefined);
    throw error;
  }
  const { port } = smtp.server.address() as { port: number };
  return {
    smtpUrl: `smtp://${host}:${port}`,
    httpUrl: page.url,
    mails: (recipient) => store.list(recipient),
    clear: () => store.clear(),
    async stop() {
      const closed = new Promise<void>((resolve) => smtp.close(() => resolve()));
      for (const socket of sockets.values()) socket.destroy();
      await Promise.all([closed, page.stop()]);
    },
  };
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
  };
}

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

function peer(address: string | undefined, port: number | undefined): string {
  return `${(address ?? '').replace(/^::ffff:/, '')}#${port}`;
}
