/**
 * Why a value is what it is. Nobody may read a local choice as a rule of the document, nor a county's draft as
 * national law: so each value of a pack says which of the three it is.
 */
export type Provenance =
  /** The document's own words. `note` tells what the words leave open and how they are read here. */
  | { readonly kind: 'document'; readonly phrase: string; readonly at: string; readonly note?: string }
  /** The county's own setting, because the document states no value. */
  | { readonly kind: 'local'; readonly why: string }
  /** A statute gives the value; `note` tells what the document says instead. */
  | { readonly kind: 'law'; readonly citation: string; readonly note?: string };

export interface Sourced<T> {
  readonly value: T;
  readonly provenance: Provenance;
}

/** The clause as people are shown it; `cite` is the short name of the pack's document. */
export function clauseOf(cite: string, provenance: Provenance): string {
  switch (provenance.kind) {
    case 'document':
      return `${cite}${provenance.at}：「${provenance.phrase}」${remark(provenance.note)}`;
    case 'local':
      return `本地设定：${provenance.why}`;
    case 'law':
      return `${provenance.citation}${remark(provenance.note)}`;
  }
}

/** Several values under one heading: each clause once, in the order given. */
export function clausesOf(cite: string, values: readonly Sourced<unknown>[]): string {
  return [...new Set(values.map((each) => clauseOf(cite, each.provenance)))].join('；');
}

function remark(note: string | undefined): string {
  return note === undefined ? '' : `（${note}）`;
}
