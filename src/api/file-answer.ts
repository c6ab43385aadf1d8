import { StreamableFile } from '@nestjs/common';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface NamedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A file to be saved under its name, which may be Chinese. */
export function fileAnswer({ name, content }: NamedFile, type: string): StreamableFile {
  return new StreamableFile(content, {
    type,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    length: content.length,
  });
}
