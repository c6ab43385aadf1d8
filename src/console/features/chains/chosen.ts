/** A unit or a child, by its code, with the words for it. */
export interface Chosen {
  readonly unit: string;
  readonly words: string;
}
