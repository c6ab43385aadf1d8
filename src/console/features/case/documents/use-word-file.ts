import { useEffect, useState } from 'react';
import { readWord, type WordBlock } from '../../../ui/word/read-word.js';
import { fileInZip } from '../../../ui/word/unzip.js';

export interface WordFile {
  readonly file: Blob | null;
  /** Null where this browser cannot unpack it. */
  readonly blocks: readonly WordBlock[] | null;
  readonly failure: unknown;
}

const NOTHING: WordFile = { file: null, blocks: null, failure: null };

/** A Word file of ours, and what stands in it, read out of the very bytes that are downloaded. */
export function useWordFile(load: () => Promise<Blob>, version: string | number = ''): WordFile {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const file = await load();
      const xml = await fileInZip(file, 'word/document.xml');
      if (!gone) setFound({ file, blocks: xml === undefined ? null : readWord(xml), failure: null });
    };
    read().catch((failure: unknown) => gone || setFound({ ...NOTHING, failure }));
    return () => void (gone = true);
    // What it is about does not change under the reader's eyes, unless its version does.
  }, [version]);
  return found;
}
