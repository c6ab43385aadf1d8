import type { ActAnswer } from '../../contracts/http-schemas-answers.js';
import { ATTACHMENT_KINDS } from '../../domain/attachments/attachment-kinds.js';
import { addAttachment } from './attachments.js';
import { sendAct } from './cases.js';
import { mayHaveBeenLost, Problem } from './client.js';
import { dropDraft, keepDraft, renameInDrafts, waitingDrafts, type Draft } from './drafts.js';
import { arrived, awaitedKeys, withArrivals } from './file-references.js';
import { dropFile, keepFile, keptFiles, waitingFiles, type KeptFile } from './kept-files.js';

export interface Sent {
  readonly what: 'act' | 'file';
  readonly title: string;
  readonly caseNo: string;
  readonly refusal: string | null;
}

/** Which of how many is under way, and how much of it is through. */
export interface Progress {
  readonly title: string;
  readonly at: number;
  readonly of: number;
  readonly share: number;
}

type Watch = (progress: Progress) => void;

export const fileTitle = ({ kind }: Pick<KeptFile, 'kind'>): string => ATTACHMENT_KINDS[kind].label;

/** One tab at a time, or two tabs would both believe they were the one that sent it. */
const oneTab = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request('nol.outbox', work) : work();

let underWay: Promise<readonly Sent[]> | null = null;

/**
 * Sends what waited for the line, the pictures first because acts refer to them. A refusal gives the draft back to its
 * writer; no answer leaves everything waiting.
 */
export function sendWaiting(user: string, watch: Watch): Promise<readonly Sent[]> {
  underWay ??= oneTab(() => sendEach(user, watch)).finally(() => (underWay = null));
  return underWay;
}

async function sendEach(user: string, watch: Watch): Promise<readonly Sent[]> {
  const files = (await waitingFiles(user)).filter(({ refusal }) => refusal === null);
  const of = files.length + waitingDrafts(user).length;
  const sent: Sent[] = [];
  for (const file of files) {
    const title = fileTitle(file);
    const at = sent.length + 1;
    watch({ title, at, of, share: 0 });
    try {
      await sendFile(file, (share) => watch({ title, at, of, share }));
      sent.push({ what: 'file', title, caseNo: file.caseNo, refusal: null });
    } catch (error) {
      if (mayHaveBeenLost(error)) return sent;
      sent.push({ what: 'file', title, caseNo: file.caseNo, refusal: wordsOf(error) });
    }
  }
  for (const draft of waitingDrafts(user)) {
    const { title, caseNo } = draft;
    watch({ title, at: sent.length + 1, of, share: 0 });
    try {
      await sendDraft(draft);
      sent.push({ what: 'act', title, caseNo, refusal: null });
    } catch (error) {
      if (mayHaveBeenLost(error)) return sent;
      keepDraft({ ...draft, body: null });
      sent.push({ what: 'act', title, caseNo, refusal: wordsOf(error) });
    }
  }
  return sent;
}

const onTheWay = new Map<string, Promise<string>>();

/** @returns its number. However many ask for it at once, it goes once; a refused one stays, for its taker to see why. */
export function sendFile(file: KeptFile, onShare?: (share: number) => void): Promise<string> {
  const sending =
    onTheWay.get(file.key) ?? carry(file, onShare).finally(() => void onTheWay.delete(file.key));
  onTheWay.set(file.key, sending);
  return sending;
}

async function carry(file: KeptFile, onShare?: (share: number) => void): Promise<string> {
  try {
    const { id } = await addAttachment(file.caseNo, file.kind, file.file, file.key, onShare);
    arrived(file.key, id);
    renameInDrafts();
    await dropFile(file.key);
    return id;
  } catch (error) {
    if (!mayHaveBeenLost(error)) await keepFile({ ...file, refusal: wordsOf(error) });
    throw error;
  }
}

/** The act with the pictures it refers to; forgotten here once the server has it. */
export async function sendDraft(draft: Draft): Promise<ActAnswer> {
  const { user, caseNo, act, key } = draft;
  const kept = await keptFiles(user);
  for (const awaited of awaitedKeys(withArrivals(draft.body))) {
    const file = kept.find((each) => each.key === awaited);
    if (!file) throw new Problem(409, 'picture_gone', '所选的照片或录音已不在本机，请重新拍摄后提交。');
    await sendFile(file);
  }
  const answer = await sendAct(caseNo, act, withArrivals(draft.body), key);
  dropDraft(draft);
  return answer;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
