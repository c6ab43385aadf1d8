import { problemOf, Unanswered } from './client.js';

/** A village's line may need minutes for a picture. As long as anything moves, nobody gives up. */
const STALLED_MS = 45_000;

/** Sends a form with a file and tells how much of it is through, which `fetch` cannot. */
export function upload<Answer>(
  path: string,
  body: FormData,
  key: string,
  onShare: (share: number) => void = () => undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled = 0;
    const moving = () => {
      clearTimeout(stalled);
      stalled = window.setTimeout(() => request.abort(), STALLED_MS);
    };
    request.open('POST', `/api${path}`);
    request.setRequestHeader('X-Requested-With', 'console');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = ({ loaded, total }) => {
      moving();
      if (total > 0) onShare(loaded / total);
    };
    request.onabort = request.onerror = () => reject(new Unanswered());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Answer);
      else reject(problemOf(request.status, request.responseText));
    };
    request.onloadend = () => clearTimeout(stalled);
    moving();
    request.send(body);
  });
}
