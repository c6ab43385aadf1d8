import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PAGES = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
];

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What a page names by `npm run`, as a path of the code (one with a wildcard names no single file), or as a link. */
function namedIn(page: string): readonly { readonly name: string; readonly exists: boolean }[] {
  const words = readFileSync(page, 'utf8');
  const all = (pattern: RegExp) => [...words.matchAll(pattern)].flatMap(([, name]) => name ?? []);
  return [
    ...all(/npm run (?:--silent |-s )?([\w:-]+)/g).map((name) => ({ name, exists: name in scripts })),
    ...all(/`((?:src|test|workflows|activities|docs)\/[\w./-]+)`/g).map((name) => ({
      name,
      exists: ['', '.ts', '.tsx'].some((ending) => existsSync(name + ending)),
    })),
    ...all(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g).map((name) => ({
      name,
      exists: existsSync(path.join(path.dirname(page), name)),
    })),
  ];
}

describe('README and docs', () => {
  it('name many things of the code', () => {
    expect(PAGES.flatMap(namedIn).length).toBeGreaterThan(100);
  });

  it.each(PAGES)('name nothing that is not there: %s', (page) => {
    expect(namedIn(page).flatMap(({ name, exists }) => (exists ? [] : [name]))).toEqual([]);
  });
});
