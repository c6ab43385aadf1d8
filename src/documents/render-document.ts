import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { DocumentFields } from './document-fields.js';

/** No day but this stands in a file we write, so that the same words are the same bytes. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

/** A Word file with every field filled in. A field without a value is a fault of ours and stops the document. */
export function renderDocument(template: Uint8Array, fields: DocumentFields): Buffer {
  const zip = new PizZip(template);
  const document = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    // Its own log would hold a child's data.
    errorLogging: false,
    nullGetter: (part: { value?: string }) => {
      throw new Error(`the template asks for ${part.value ?? 'a field'}, which has no value`);
    },
  });
  document.render(fields);
  const filled = document.getZip();
  for (const name of Object.keys(filled.files)) {
    const file = filled.files[name];
    if (file) file.date = FIXED_DATE;
  }
  return filled.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
