import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  templateLabel,
  type DocumentKindId,
  type TemplateKindId,
} from '../../src/documents/document-kinds.js';
import { fontSettings } from '../../src/documents/layout/font-settings.js';
import { FALLBACKS } from '../../src/documents/layout/page.js';
import { KINDS, OFFICE_KIND_IDS, officeDocument, sceneFor, sourceOf, written } from './document-scene.js';

const hasOffice = ['soffice', 'pdftotext', 'pdfinfo', 'pdffonts'].every(
  (program) => spawnSync('which', [program]).status === 0,
);
const describeWhere = hasOffice ? describe : describe.skip;

const ALL: readonly TemplateKindId[] = [...KINDS, ...OFFICE_KIND_IDS];

/** On how many sheets each is printed for our invented child; a form and its seal stand on one. */
const SHEETS: Readonly<Partial<Record<TemplateKindId, number>>> = {
  enrolment_notice: 2,
  return_notice: 2,
  written_report: 3,
  order: 2,
  notice: 2,
  penalty_notice: 2,
  penalty_decision: 2,
  request: 3,
  execution_object: 2,
  civil_complaint: 3,
  circular: 2,
};
/** Letters between offices bear a subject of their own instead of the kind's name. */
const HAS_A_SUBJECT: readonly TemplateKindId[] = [
  'written_report',
  'referral_letter',
  'enquiry_letter',
  'circular',
];
const SEALED: readonly DocumentKindId[] = [
  'order',
  'demand',
  'notice',
  'request',
  'written_report',
  'referral_letter',
  'enquiry_letter',
  'penalty_notice',
  'penalty_decision',
  'recall_letter',
  'civil_complaint',
  'request_withdrawal',
  'execution_object',
  'enrolment_notice',
  'return_notice',
  'service_receipt',
  'criticism_record',
];

describeWhere('the documents as LibreOffice prints them', () => {
  let folder: string;
  const pdf = (kind: TemplateKindId) => path.join(folder, `${kind}.pdf`);
  const words = (kind: TemplateKindId) =>
    spawnSync('pdftotext', ['-layout', pdf(kind), '-'], { encoding: 'utf8' }).stdout;
  const flat = (kind: TemplateKindId) => words(kind).replaceAll(/\s/g, '');
  const sheets = (kind: TemplateKindId) => words(kind).split('\f').slice(0, -1);

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'documents-'));
    for (const kind of KINDS) {
      writeFileSync(path.join(folder, `${kind}.docx`), written(kind, sourceOf(sceneFor(kind))).content);
    }
    for (const kind of OFFICE_KIND_IDS) {
      writeFileSync(path.join(folder, `${kind}.docx`), officeDocument(kind));
    }
    writeFileSync(path.join(folder, 'fonts.conf'), fontSettings());
    spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...ALL.map((kind) => path.join(folder, `${kind}.docx`)),
      ],
      { timeout: 200_000, env: { ...process.env, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') } },
    );
  }, 220_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(ALL)(
    '%s: A4, as many numbered sheets as it should have, title, number, no field left open',
    (kind) => {
      const info = spawnSync('pdfinfo', [pdf(kind)], { encoding: 'utf8' }).stdout;
      expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
      const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
      expect(pages).toBe(SHEETS[kind] ?? 1);
      const text = flat(kind);
      // The first sheet of a letter bears no number (GB/T 9704-2012, 10.1).
      const isLetter = kind === 'referral_letter' || kind === 'enquiry_letter';
      for (let page = isLetter ? 2 : 1; page <= pages; page += 1) expect(text).toContain(`—${page}—`);
      if (isLetter) expect(text).not.toContain('—1—');
      expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
      expect(text).toMatch(/〔2025〕1号/);
      if (!HAS_A_SUBJECT.includes(kind)) expect(text).toContain(templateLabel(kind).split('（')[0]);
    },
  );

  it.each(KINDS)('%s names the child or its guardian', (kind) => {
    expect(flat(kind)).toMatch(/王小明|王大山/);
  });

  it.each(ALL)('%s is printed in its fonts, or in those declared to take their place', (kind) => {
    const used = spawnSync('pdffonts', [pdf(kind)], { encoding: 'utf8' })
      .stdout.split('\n')
      .slice(2);
    const allowed = [
      ...Object.keys(FALLBACKS),
      ...Object.values(FALLBACKS).flatMap((each) => each.split(';')),
    ]
      // The file calls 「Noto Serif CJK SC」 by one of its sister faces.
      .map((name) => name.replaceAll(' ', '').replace(/SC$/, ''));
    const strange = used
      .map((line) => line.split(/\s/)[0]?.replace(/^[A-Z]{6}\+/, '') ?? '')
      .filter((name) => name !== '' && !allowed.some((each) => name.startsWith(each)));
    expect(strange).toEqual([]);
    for (const line of used.filter((each) => each.trim() !== ''))
      expect(line).toMatch(/ yes yes yes +\d+ +\d+$/);
  });

  it.each(ALL)('%s leaves no sheet with only a line or two on it', (kind) => {
    for (const sheet of sheets(kind)) {
      const lines = sheet.split('\n').filter((line) => line.trim() !== '' && !/—\s*\d+\s*—/.test(line));
      expect(lines.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('puts twenty-eight characters on a line and twenty-two lines on a sheet', () => {
    const body = words('order')
      .split('\n')
      .map((line) => line.trim().replaceAll(/\s/g, ''))
      .filter((line) => /^[\u4e00-\u9fff，、；。：《》（）]+$/.test(line));
    expect(Math.max(...body.map((line) => line.length))).toBeGreaterThanOrEqual(27);
    // Two marks of punctuation may be pressed together to hold a line.
    expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(30);
    // The fullest first sheet ends on the 22nd line, and none beneath it.
    const bottoms = (['order', 'return_notice', 'request', 'civil_complaint', 'notice'] as const).flatMap(
      (kind) => {
        const args = ['-bbox', '-f', '1', '-l', '1', pdf(kind), '-'];
        const box = spawnSync('pdftotext', args, { encoding: 'utf8' }).stdout;
        return [...box.matchAll(/yMax="([\d.]+)">([^<]+)</g)]
          .filter(([, , word]) => !/^—?\d*—?$/.test(word ?? ''))
          .map(([, yMax]) => Number(yMax));
      },
    );
    const perLine = 225 / 22 / 0.352_778;
    const top = 37 / 0.352_778;
    expect(Math.max(...bottoms)).toBeGreaterThan(top + 21 * perLine);
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(top + 22 * perLine + 3);
  });

  it('keeps the seal’s place, the name and the date on a sheet with words of the document', () => {
    for (const kind of SEALED) {
      const page = sheets(kind).find((each) => each.includes('盖章处') || each.includes('签名处')) ?? '';
      expect([kind, page]).toEqual([kind, expect.stringMatching(/年 ?\d+ ?月 ?\d+ ?日/)]);
      expect(page.replaceAll(/\s/g, '').length).toBeGreaterThan(40);
    }
  });
});
