import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { DataSource } from 'typeorm';
import { bindPdf, printable } from '../../../documents/bundles/bind-pdf.js';
import type { BundleHead, BundleItem, IndexRow } from '../../../documents/bundles/bundle-item.js';
import { indexSheet } from '../../../documents/bundles/index-sheet.js';
import { packZip } from '../../../documents/bundles/pack-zip.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { bundleWith, keepBundle, type BundleRecord } from '../../../persistence/readers/case-bundles.js';
import { WordPrinter } from '../word-printer.js';

export interface ToBind {
  readonly caseNo: string;
  readonly kind: 'court' | 'file';
  readonly asOf: PlainDate | null;
  readonly head: BundleHead;
  readonly items: readonly BundleItem[];
  readonly by: string;
  readonly today: PlainDate;
}

export interface Manifest {
  readonly missing: readonly string[];
  readonly entries: readonly IndexRow[];
}

/** Prints, numbers, indexes and packs what lies before it, and keeps it as it is. The same contents are bound once. */
@Injectable()
export class BundleBinding {
  constructor(
    private readonly source: DataSource,
    private readonly printer: WordPrinter,
  ) {}

  async bind(wanted: ToBind): Promise<BundleRecord> {
    const { caseNo, kind, asOf, head, items, by, today } = wanted;
    const contentsSha256 = identityOf(wanted);
    const known = await bundleWith(this.source.manager, caseNo, kind, contentsSha256);
    if (known) return known;
    const { pdf, rows, pages } = await this.printed(head, items);
    const pdfSha256 = sha256(pdf);
    const zip = packZip(
      kind === 'court' ? '强制执行申请材料卷' : '一生一案',
      { content: pdf, sha256: pdfSha256 },
      items,
      rows,
    );
    const manifest: Manifest = { missing: head.missing, entries: rows };
    const record: BundleRecord = {
      id: `b-${randomUUID()}`,
      caseNo,
      kind,
      asOf,
      contentsSha256,
      manifest,
      pages,
      pdfSha256,
      zipSha256: sha256(zip),
      madeOn: today,
      madeAt: new Date(),
      madeBy: by,
    };
    return keepBundle(this.source.manager, record, { pdf, zip });
  }

  /** The index tells pages that are known only once everything has been printed, itself included. */
  private async printed(head: BundleHead, items: readonly BundleItem[]) {
    const words = items.filter(({ type }) => type === 'docx');
    const guess = await indexSheet(
      head,
      rowsOf(items, () => 999, 0),
    );
    const [guessed, ...documents] = await this.printer.print([guess, ...words.map(({ content }) => content)]);
    const parts = await Promise.all(
      items.map((item) => printable(item, item.type === 'docx' ? documents[words.indexOf(item)] : undefined)),
    );
    const counts = parts.map((part) => part?.getPageCount() ?? 0);
    let front = await pagesIn(guessed);
    for (;;) {
      const rows = rowsOf(items, (i) => counts[i] ?? 0, front);
      const [printedIndex] = await this.printer.print([await indexSheet(head, rows)]);
      const index = await loaded(printedIndex);
      // Shorter numbers may have made the index a sheet shorter; then all pages move.
      if (index.getPageCount() !== front) {
        front = index.getPageCount();
        continue;
      }
      const bound = [index, ...parts.flatMap((part) => (part ? [part] : []))];
      const pages = front + counts.reduce((sum, count) => sum + count, 0);
      return { pdf: await bindPdf(head.title, bound), rows, pages };
    }
  }
}

function rowsOf(
  items: readonly BundleItem[],
  pagesOf: (i: number) => number,
  front: number,
): readonly IndexRow[] {
  let next = front + 1;
  return items.map(({ part, title, number, on, sha256: digest, file }, i) => {
    const pages = pagesOf(i);
    const from = pages === 0 ? null : next;
    next += pages;
    return {
      no: i + 1,
      part,
      title,
      number,
      on,
      sha256: digest,
      file,
      from,
      to: from === null ? null : next - 1,
    };
  });
}

/** Of everything that is printed; not of the moment. */
function identityOf({ kind, asOf, head, items }: ToBind): string {
  const contents = items.map(({ part, title, number, on, sha256: digest }) => [
    part,
    title,
    number,
    on,
    digest,
  ]);
  return sha256(JSON.stringify([1, kind, asOf, head, contents]));
}

async function loaded(pdf: Buffer | undefined) {
  if (!pdf) throw new Error('an index was not printed');
  return PDFDocument.load(pdf);
}

async function pagesIn(pdf: Buffer | undefined): Promise<number> {
  return (await loaded(pdf)).getPageCount();
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
