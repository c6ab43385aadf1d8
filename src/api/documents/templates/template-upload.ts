import { refusal } from '../../../domain/refusal.js';
import { OneFileUpload } from '../../one-file-upload.js';
import { ProblemException } from '../../problem.js';

/** One Word file. */
export function TemplateUpload(): MethodDecorator {
  return OneFileUpload({
    // A little more than is accepted, so that the refusal can be ours.
    mostBytes: 3 * 1024 ** 2,
    mostFields: 0,
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary', description: 'Word 模板（.docx），至多 2 MB，不含宏' },
    },
    tooBig: notOneTemplate,
    malformed: notOneTemplate,
  });
}

function notOneTemplate(): ProblemException {
  return new ProblemException(
    422,
    refusal('template_unsafe', '请只上传一份不超过 2 MB 的 Word 模板，表单项名为 file。', { field: 'file' }),
  );
}
