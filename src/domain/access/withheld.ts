/** Stands for a value that somebody need not know. It replaces all values of its kind, so that it tells of none. */
export const WITHHELD = 'withheld';
export type Withheld = typeof WITHHELD;

export const WITHHELD_LABEL = '依规不显示';

/** The label of a code, or that it is not shown. */
export function shownLabel<Code extends string>(
  labels: Readonly<Record<Code, string>>,
  code: Code | Withheld,
): string {
  return code === WITHHELD ? WITHHELD_LABEL : labels[code];
}
