import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderList, renderMail, renderMissing, stylesheet } from './mail-html.js';
import type { MailStore } from './mail-store.js';

export interface MailPage {
  readonly url: string;
  stop(): Promise<void>;
}

interface MailPageOptions {
  readonly store: MailStore;
  readonly port: number;
  readonly host: string;
}

type Reply = readonly [
  status: number,
  contentType: string,
  body: string | Buffer,
  extra?: Record<string, string>,
];

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';

/** Nothing a mail contains may run or load: the frame a mail is shown in is sandboxed as well. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const script = `document.querySelector('[data-clear]')?.addEventListener('click', async () => {
  if (!confirm('删除全部邮件？')) return;
  await fetch('/api/mails', { method: 'DELETE' });
  location.assign('/');
});
`;

export async function serveMailPage({ store, port, host }: MailPageOptions): Promise<MailPage> {
  const server = createServer((request, response) => {
    answer(store, host, request)
      .catch((error: Error): Reply => [500, 'text/plain; charset=utf-8', error.message])
      .then((reply) => send(response, reply))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(store: MailStore, host: string, request: IncomingMessage): Promise<Reply> {
  // A foreign name that resolves to 127.0.0.1 must not let a web page read these mails.
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (host === '127.0.0.1' && !['127.0.0.1', 'localhost'].includes(name)) return missing(421);
  const url = new URL(request.url ?? '/', 'http://mail-page');
  const recipient = url.searchParams.get('to') ?? undefined;
  const [first, second, third, fourth, ...more] = url.pathname.split('/').filter(Boolean);
  if (more.length > 0) return missing();
  if (request.method === 'DELETE') {
    if (url.pathname !== '/api/mails') return missing();
    await store.clear();
    return [204, json, ''];
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return missing(405);
  if (first === undefined) return [200, html, renderList(await store.list(recipient), recipient ?? '')];
  if (first === 'mail-page.js') return [200, 'text/javascript; charset=utf-8', script];
  if (first === 'mail-page.css') return [200, 'text/css; charset=utf-8', stylesheet];
  if (first === 'api' && second === 'mails' && fourth === undefined) {
    const found = third === undefined ? await store.list(recipient) : await store.find(third);
    return found === undefined ? [404, json, '{"error":"no such mail"}'] : [200, json, JSON.stringify(found)];
  }
  if (first === 'mails' && second !== undefined) return mail(store, second, third, fourth);
  return missing();
}

async function mail(
  store: MailStore,
  id: string,
  part: string | undefined,
  index: string | undefined,
): Promise<Reply> {
  if (part === undefined) {
    const found = await store.find(id);
    return found === undefined ? missing() : [200, html, renderMail(found)];
  }
  if (part === 'raw') {
    const raw = await store.raw(id);
    return raw === undefined ? missing() : [200, 'message/rfc822', raw, download(`${id}.eml`)];
  }
  if (part === 'attachments' && index !== undefined && /^\d+$/.test(index)) {
    const found = await store.attachment(id, Number(index));
    if (found === undefined) return missing();
    // Never the type the mail claims: a browser might run it as a page of ours.
    return [200, 'application/octet-stream', found.content, download(found.filename ?? 'attachment')];
  }
  return missing();
}

function missing(status = 404): Reply {
  return [status, html, renderMissing()];
}

function download(filename: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}` };
}

function send(response: ServerResponse, [status, contentType, body, extra = {}]: Reply): void {
  response.writeHead(status, { ...headers, 'content-type': contentType, ...extra });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
