import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../../../domain/attachments/attachment-kinds.js';
import { freshKey, mayHaveBeenLost } from '../../../api/client.js';
import { referenceTo } from '../../../api/file-references.js';
import { dropFile, inTheForm, keepFile, type KeptFile } from '../../../api/kept-files.js';
import { sendFile } from '../../../api/outbox.js';
import { deskOf, useSignedIn } from '../../../api/session.js';
import { smallerPicture } from '../../../ui/smaller-picture.js';

/** What the file chooser of a phone should offer for a kind. */
export function acceptedTypes(kind: AttachmentKind): string {
  const types: readonly string[] = ATTACHMENT_KINDS[kind].types;
  const wide = [
    types.some((type) => type.startsWith('image/')) ? 'image/*' : null,
    types.some((type) => type.startsWith('audio/')) ? 'audio/*' : null,
    types.includes('application/pdf') ? 'application/pdf' : null,
  ];
  return wide.filter((type) => type !== null).join(',');
}

export interface Taken {
  /** Its number, or what stands for it until it has one. */
  readonly id: string;
  readonly waits: boolean;
}

export interface Upload {
  readonly send: (kind: AttachmentKind, file: File) => Promise<Taken | undefined>;
  readonly busy: boolean;
  /** Of the file under way, from 0 to 1. */
  readonly share: number;
  readonly failure: unknown;
  readonly again: (() => void) | null;
}

/** Takes a file once, however often it is tried; on a lost line it waits here and goes when the line is back. */
export function useUpload(caseNo: string, onTaken: (taken: Taken, kind: AttachmentKind) => void): Upload {
  const cache = useQueryClient();
  const { me } = useSignedIn();
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [again, setAgain] = useState<(() => void) | null>(null);

  const carry = async (file: KeptFile): Promise<Taken | undefined> => {
    setShare(0);
    setFailure(null);
    setAgain(null);
    const isSafe = await keepFile(file);
    try {
      const id = await sendFile(file, setShare);
      await cache.invalidateQueries({ queryKey: ['case', caseNo, 'attachments'] });
      return { id, waits: false };
    } catch (error) {
      if (isSafe && mayHaveBeenLost(error)) return { id: referenceTo(file.key), waits: true };
      setFailure(error);
      // Said here and now; it need not be said once more at the foot of every page.
      if (!mayHaveBeenLost(error)) await dropFile(file.key);
      else setAgain(() => () => void take(file));
      return undefined;
    } finally {
      setShare(null);
    }
  };
  const take = async (file: KeptFile) => {
    const taken = await inTheForm(file.key, () => carry(file));
    if (taken) onTaken(taken, file.kind);
    return taken;
  };
  return {
    send: async (kind, file) =>
      take({
        key: freshKey(),
        user: deskOf(me),
        caseNo,
        kind,
        file: await smallerPicture(file),
        takenAt: Date.now(),
        refusal: null,
      }),
    busy: share !== null,
    share: share ?? 0,
    failure,
    again,
  };
}
