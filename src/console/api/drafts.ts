import { withArrivals } from './file-references.js';

/**
 * What somebody has typed and not yet sent. It stays in this browser under the case number and the act (no name, no
 * number of a child), is removed once sent, and all of it at sign-out. A waiting draft is sent when the line is back;
 * its key makes the second of two sendings a repetition and no second visit.
 */
export interface Draft {
  readonly caseNo: string;
  readonly act: string;
  readonly title: string;
  readonly key: string;
  /** The desk it belongs to: nobody sends a colleague's words, nor their own from another post. */
  readonly user: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** When it was submitted and no answer came; what was submitted first is sent first. */
  readonly queuedAt?: number;
  /** Set when it was submitted and no answer came. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

const PREFIX = 'nol.draft:';
const addressOf = (draft: Pick<Draft, 'user' | 'caseNo' | 'act'>) =>
  `${PREFIX}${draft.user}:${draft.caseNo}:${draft.act}`;
const listeners = new Set<() => void>();
const changed = () => listeners.forEach((listener) => listener());

export function readDraft(user: string, caseNo: string, act: string): Draft | undefined {
  return parse(localStorage.getItem(addressOf({ user, caseNo, act })));
}

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(addressOf(draft), JSON.stringify(draft));
  } catch {
    // Full or forbidden: the form works on without a safety net.
  }
  changed();
}

export function dropDraft(draft: Pick<Draft, 'user' | 'caseNo' | 'act'>): void {
  localStorage.removeItem(addressOf(draft));
  changed();
}

export function waitingDrafts(user: string): readonly Draft[] {
  return allDrafts()
    .filter((draft) => draft.user === user && draft.body !== null)
    .sort((one, other) => (one.queuedAt ?? 0) - (other.queuedAt ?? 0));
}

/** A picture has its number now, and whatever refers to it says so from here on. */
export function renameInDrafts(): void {
  for (const draft of allDrafts()) {
    const renamed = withArrivals(draft);
    if (JSON.stringify(renamed) !== JSON.stringify(draft)) keepDraft(renamed);
  }
}

export function forgetDrafts(): void {
  for (const key of allKeys()) localStorage.removeItem(key);
  changed();
}

export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function allDrafts(): readonly Draft[] {
  return allKeys().flatMap((key) => parse(localStorage.getItem(key)) ?? []);
}

function allKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

function parse(text: string | null): Draft | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}
