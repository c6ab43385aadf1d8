import { useEffect, useState } from 'react';
import { onDrafts, waitingDrafts, type Draft } from './drafts.js';
import { onFiles, waitingFiles, type KeptFile } from './kept-files.js';

/** What this account has taken and not yet handed in, here in this browser. */
export function useKeptFiles(user: string): readonly KeptFile[] {
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  useEffect(() => {
    let gone = false;
    const read = () => void waitingFiles(user).then((found) => gone || setFiles(found));
    read();
    const stop = onFiles(read);
    return () => {
      gone = true;
      stop();
    };
  }, [user]);
  return files;
}

/** What was submitted and has had no answer yet. */
export function useWaitingDrafts(user: string): readonly Draft[] {
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => waitingDrafts(user));
  useEffect(() => onDrafts(() => setDrafts(waitingDrafts(user))), [user]);
  return drafts;
}
