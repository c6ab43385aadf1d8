import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const BUILT = 'dist/console';
const manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

/** A chunk with everything it imports at once, in bytes as they come over the line. */
function gzipOf(...names: readonly string[]): number {
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(chunk.file)) return;
    seen.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  names.forEach(visit);
  return [...seen].reduce((sum, file) => sum + statSync(join(BUILT, `${file}.gz`)).size, 0);
}

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';

describe('what a slow line has to carry', () => {
  it('is less than 350 kB of script until the login and until the first page of work', () => {
    expect(gzipOf(entry)).toBeGreaterThan(10_000);
    expect(gzipOf(entry)).toBeLessThan(350_000);
    expect(gzipOf(entry, 'features/today/today-page.tsx')).toBeLessThan(350_000);
  });

  it('leaves every page and the charts to those who open them', () => {
    const pages = Object.keys(manifest).filter((name) => name.endsWith('-page.tsx'));
    expect(pages.length).toBeGreaterThanOrEqual(10);
    const before = gzipOf(entry);
    expect(gzipOf(entry, 'ui/chart.tsx') - before).toBeGreaterThan(100_000);
    expect(gzipOf(entry, 'features/supervision/supervision-page.tsx') - before).toBeLessThan(100_000);
  });

  it('carries no schema library and no script of anybody else', () => {
    const files = Object.values(manifest).map(({ file }) => readFileSync(join(BUILT, file), 'utf8'));
    expect(files.join('')).not.toMatch(/ZodError|prettifyError/);
    expect(readFileSync(join(BUILT, 'index.html'), 'utf8')).not.toMatch(/https?:\/\//);
  });
});
