/**
 * The outcome of reading an identifier. A refusal says in Chinese what is wrong, so that whoever types a ledger
 * can mend it, and never repeats the number: messages end up in logs and in files that are passed around.
 */
export type Checked<Facts extends object, Code extends string> =
  | ({ readonly ok: true } & Readonly<Facts>)
  | { readonly ok: false; readonly code: Code; readonly message: string };

export function wrong<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly code: Code; readonly message: string } {
  return { ok: false, code, message };
}
