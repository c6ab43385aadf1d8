import type { BundleAnswer } from '../../../contracts/http-schemas-bundles.js';
import type { BundleRecord } from '../../../persistence/readers/case-bundles.js';
import type { Manifest } from './bundle-binding.js';

export function bundleAnswer(record: BundleRecord): BundleAnswer {
  const { id, caseNo, kind, asOf, manifest, pages, pdfSha256, zipSha256, madeOn, madeBy } = record;
  const { missing, entries } = manifest as Manifest;
  return {
    id,
    caseNo,
    kind: kind === 'court' ? 'court' : 'file',
    asOf,
    missing: [...missing],
    entries: [...entries],
    pages,
    pdfSha256,
    zipSha256,
    madeOn,
    madeBy,
  };
}
