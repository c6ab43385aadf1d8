/**
 * The rules say no. A refusal is a value, never an exception: it travels unchanged from the pure domain through
 * the workflow's update validator to the HTTP answer and the console.
 */
export interface Refusal {
  /** Stable, machine-readable reason, e.g. `filing_window_not_open`. */
  readonly code: string;
  /** What is missing and why, in Chinese, fit to be read by the person who tried. */
  readonly message: string;
  /** The offending field, where one field is to blame. */
  readonly field?: string;
  /** The offending value, where showing it helps and it is no personal datum. */
  readonly value?: string;
  /** What is possible now instead, in Chinese. */
  readonly possible?: readonly string[];
}

/** A value, or the refusal that stood in its way. */
export type Judged<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function refusal(
  code: string,
  message: string,
  detail: Omit<Refusal, 'code' | 'message'> = {},
): Refusal {
  return { code, message, ...detail };
}

export function accepted<T>(value: T): Judged<T> {
  return { ok: true, value };
}

export function refused(because: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: because };
}
