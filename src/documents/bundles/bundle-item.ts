/** One piece of a bundle, as it will be bound. */
export interface BundleItem {
  readonly part: string;
  readonly title: string;
  readonly number: string | null;
  readonly on: string;
  /** Of the original, which also lies in the zip. */
  readonly sha256: string;
  readonly type: 'docx' | 'application/pdf' | 'image/jpeg' | 'image/png' | 'other';
  /** Its name in the zip. */
  readonly file: string;
  readonly content: Buffer;
}

/** What the index says of an item once its pages are known. */
export interface IndexRow {
  readonly no: number;
  readonly part: string;
  readonly title: string;
  readonly number: string | null;
  readonly on: string;
  readonly sha256: string;
  readonly file: string;
  /** First and last page in the bundle; null for what cannot be printed and lies in the zip alone. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface BundleHead {
  readonly title: string;
  /** Label and words, as printed above the index. */
  readonly lines: readonly (readonly [string, string])[];
  /** What is not there and should be; printed before everything else. */
  readonly missing: readonly string[];
}
