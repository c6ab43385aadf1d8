import { refusal } from '../../../domain/refusal.js';
import { OneFileUpload } from '../../one-file-upload.js';
import { ProblemException } from '../../problem.js';

/** What a route with `@XlsxUpload()` receives through `@UploadedFile()`. */
export interface UploadedXlsx {
  readonly buffer: Buffer;
}

/** One workbook, with what else its import wants to be told. */
export function XlsxUpload(): MethodDecorator {
  return OneFileUpload({
    mostBytes: 10 * 1024 ** 2,
    mostFields: 5,
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary', description: 'Excel 工作簿（.xlsx），至多 10 MB' },
    },
    tooBig: () =>
      new ProblemException(
        413,
        refusal('file_too_big', '文件超过 10 MB，请按学校拆分后分别上传。', { field: 'file' }),
      ),
    malformed: () =>
      new ProblemException(
        422,
        refusal('upload_malformed', '上传的表单不完整，或含有 file 以外的文件。', { field: 'file' }),
      ),
  });
}

/** The uploaded bytes; refuses a request without a file. */
export function bytesOf(file: UploadedXlsx | undefined): Buffer {
  if (file) return file.buffer;
  throw new ProblemException(
    422,
    refusal('file_missing', '请以 multipart/form-data 上传 Excel 文件，表单项名为 file。', { field: 'file' }),
  );
}
