import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOCUMENT_KINDS, type DocumentKindId } from '../../src/documents/document-kinds.js';
import { KINDS, sceneFor, sourceOf, written } from './document-scene.js';

const hasOffice = ['soffice', 'pdftotext', 'pdfinfo'].every(
  (program) => spawnSync('which', [program]).status === 0,
);
const describeWhere = hasOffice ? describe : describe.skip;

describeWhere('the documents as LibreOffice prints them', () => {
  let folder: string;
  const words = (kind: DocumentKindId) =>
    spawnSync('pdftotext', ['-layout', path.join(folder, `${kind}.pdf`), '-'], { encoding: 'utf8' }).stdout;
  const flat = (kind: DocumentKindId) => words(kind).replaceAll(/\s/g, '');

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'documents-'));
    for (const kind of KINDS) {
      writeFileSync(path.join(folder, `${kind}.docx`), written(kind, sourceOf(sceneFor(kind))).content);
    }
    const files = KINDS.map((kind) => path.join(folder, `${kind}.docx`));
    spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...files,
      ],
      { timeout: 100_000 },
    );
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(KINDS)('%s: A4, numbered pages, title, number and name, no field left open', (kind) => {
    const info = spawnSync('pdfinfo', [path.join(folder, `${kind}.pdf`)], { encoding: 'utf8' }).stdout;
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(3);
    const text = flat(kind);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`—${page}—`);
    expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(text).toContain('王小明'.slice(0, kind === 'service_receipt' ? 1 : 3));
    expect(text).toMatch(/〔2025〕1号/);
    if (kind !== 'written_report' && kind !== 'referral_letter') {
      expect(text).toContain(DOCUMENT_KINDS[kind].label.split('（')[0]);
    }
  });

  it('puts twenty-eight characters on a line and twenty-two lines on a page', () => {
    const body = words('order')
      .split('\n')
      .map((line) => line.trim().replaceAll(/\s/g, ''))
      .filter((line) => /^[\u4e00-\u9fff，、；。：《》（）]+$/.test(line));
    expect(Math.max(...body.map((line) => line.length))).toBeGreaterThanOrEqual(27);
    expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(29);
    const first = words('return_notice').split('\f')[0] ?? '';
    expect(first.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(23);
  });

  it('keeps the seal’s place, the name and the date on a page with words of the document', () => {
    for (const kind of [
      'order',
      'demand',
      'notice',
      'request',
      'written_report',
      'referral_letter',
    ] as const) {
      const page =
        words(kind)
          .split('\f')
          .find((each) => each.includes('盖章处')) ?? '';
      expect(page).toMatch(/年\d+月\d+日|年 \d+ 月 \d+ 日/);
      expect(page.replaceAll(/\s/g, '').length).toBeGreaterThan(28);
    }
  });
});
