import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { AttachmentAnswer } from '../../../contracts/http-schemas-attachments.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../../domain/attachments/attachment-kinds.js';
import { addAttachment } from '../../api/attachments.js';
import { freshKey } from '../../api/client.js';
import { smallerPicture } from '../../ui/smaller-picture.js';

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

/** Sends a file once, however often the button is pressed for it; a lost line leaves it to be tried again. */
export function useUpload(caseNo: string) {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [again, setAgain] = useState<(() => Promise<AttachmentAnswer | undefined>) | null>(null);

  const send = async (
    kind: AttachmentKind,
    file: File,
    key = freshKey(),
  ): Promise<AttachmentAnswer | undefined> => {
    setBusy(true);
    setFailure(null);
    try {
      const kept = await addAttachment(caseNo, kind, await smallerPicture(file), key);
      setAgain(null);
      await cache.invalidateQueries({ queryKey: ['case', caseNo, 'attachments'] });
      return kept;
    } catch (error) {
      setFailure(error);
      setAgain(() => () => send(kind, file, key));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, failure, again };
}
