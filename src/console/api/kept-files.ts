import { clear, createStore, del, set, values, type UseStore } from 'idb-keyval';
import type { AttachmentKind } from '../../domain/attachments/attachment-kinds.js';

/**
 * Pictures and recordings that have not arrived yet. Each is kept in this browser (IndexedDB) before it is sent and
 * forgotten as soon as the server has it; sign-out forgets them all. Only the desk that took one sends it, and its
 * key makes a second sending a repetition and no second picture.
 */
export interface KeptFile {
  readonly key: string;
  /** Account and post. */
  readonly user: string;
  readonly caseNo: string;
  readonly kind: AttachmentKind;
  readonly file: Blob;
  readonly takenAt: number;
  /** Why the server will not have it; null while it waits for the line. */
  readonly refusal: string | null;
}

let opened: UseStore | undefined;
const store = () => (opened ??= createStore('nol.files', 'waiting'));
const listeners = new Set<() => void>();
const inHand = new Set<string>();
const changed = () => listeners.forEach((listener) => listener());

/** @returns whether it is safe here: a browser may have no room for it or forbid it. */
export async function keepFile(file: KeptFile): Promise<boolean> {
  try {
    await set(file.key, file, store());
    changed();
    return true;
  } catch {
    return false;
  }
}

export async function dropFile(key: string): Promise<void> {
  await del(key, store()).catch(() => undefined);
  changed();
}

/** In the order in which they were taken. */
export async function keptFiles(user: string): Promise<readonly KeptFile[]> {
  const all = await values<KeptFile>(store()).catch(() => []);
  return all.filter((each) => each.user === user).sort((one, other) => one.takenAt - other.takenAt);
}

/** Those for which nobody is seeing to it at this moment. */
export async function waitingFiles(user: string): Promise<readonly KeptFile[]> {
  return (await keptFiles(user)).filter(({ key }) => !inHand.has(key));
}

/** While its own form sends a file, it neither waits nor is sent again behind the form's back. */
export async function inTheForm<T>(key: string, work: () => Promise<T>): Promise<T> {
  inHand.add(key);
  try {
    return await work();
  } finally {
    inHand.delete(key);
    changed();
  }
}

export async function forgetFiles(): Promise<void> {
  await clear(store()).catch(() => undefined);
  changed();
}

export function onFiles(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
