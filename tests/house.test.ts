// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUnused, findViolations, type Source } from './house-rules';

/** The rules of the house, held over the real tree; and proof that each of them can fail. */
const ROOT = resolve(import.meta.dirname, '..');
const NOT_OURS = /^(?:node_modules|out|dist|coverage|test-results|playwright-report|\..*)$/;

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() || !NOT_OURS.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function readSources(folders: readonly string[]): Source[] {
  return folders
    .flatMap(listFiles)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.split(sep).join('/'), text: read(path) }));
}

const shipped = readSources(['entrypoints', 'components', 'utils']);

describe('the tree', () => {
  test('is there to be checked', () => {
    expect(shipped.length).toBeGreaterThan(40);
  });

  test('keeps imports, doors, sizes and names', () => {
    const broken = shipped.flatMap((source) => findViolations(source).map((words) => `${source.path} ${words}`));
    expect(broken).toEqual([]);
  });

  test('exports nothing that no other file names', () => {
    expect(findUnused(shipped, readSources(['tests']))).toEqual([]);
  });

  test('names no folder of the machine that it was written on', () => {
    const personal = /(?<![\w.])\/(?:home|root|work|Users)\/[a-z]/;
    const text = listFiles('.').filter((path) => /\.(?:tsx?|mjs|js|json|css|md|ya?ml|html)$|\.ci/.test(path));
    const telling = text.filter((path) => !path.endsWith('package-lock.json') && personal.test(read(path)));
    expect(telling).toEqual([]);
  });
});

describe('the rules', () => {
  const planted: [name: string, path: string, text: string][] = [
    ['a component that opens the library', 'components/A.tsx', "import { db } from '@/utils/library/db';"],
    ['the same by a relative path', 'components/A.tsx', "import { db } from '../utils/library/db';"],
    ['a component that talks to the browser', 'components/A.tsx', "import { browser } from 'wxt/browser';"],
    ['a component that sends messages', 'components/A.tsx', "import { sendMessage } from '@/utils/messaging';"],
    ['a page that writes past mutate()', 'entrypoints/shelf/a.ts', "db.transaction('rw', db.articles, work);"],
    ['a util that draws', 'utils/a.ts', "import { A } from '@/components/A';"],
    ['a root util that opens the library', 'utils/a.ts', "import { db } from '@/utils/library/db';"],
    ['extraction that stores', 'utils/extract/a.ts', "import { db } from '@/utils/library/db';"],
    ['extraction that speaks', 'utils/extract/a.ts', "import { t } from '@/utils/i18n';"],
    ['a site profile that is code', 'utils/sites/a.ts', "import { extract } from '@/utils/extract/extract';"],
    ['a library that extracts', 'utils/library/a.ts', "import { extract } from '@/utils/extract/extract';"],
    ['a worker that extracts', 'entrypoints/background/a.ts', "import { extract } from '@/utils/extract/extract';"],
    ['a content script that stores', 'entrypoints/overlay.content/a.ts', "import { db } from '@/utils/library/db';"],
    ['a detector that extracts', 'entrypoints/detect.content/a.ts', "import { e } from '@/utils/extract/extract';"],
    [
      'a popup that reaches into the overlay',
      'entrypoints/popup/a.ts',
      "import { A } from '@/entrypoints/overlay.content/A';",
    ],
    ['dexie outside its door', 'utils/library/articles.ts', "import Dexie from 'dexie';"],
    ['dompurify outside its door', 'components/A.tsx', "import D from 'dompurify';"],
    ['readability outside its door', 'utils/extract/a.ts', "import { R } from '@mozilla/readability/Readability';"],
    ['messaging outside its door', 'entrypoints/popup/a.ts', "import { d } from '@webext-core/messaging';"],
    ['a package without a door', 'utils/a.ts', "import _ from 'lodash';"],
    ['a dynamic import across rooms', 'utils/extract/a.ts', "await import('@/utils/library/db');"],
    ['HTML set on an element', 'components/A.tsx', "element.innerHTML = '<b>';"],
    ['HTML set by Preact', 'components/A.tsx', '<p dangerouslySetInnerHTML={{ __html: a }} />'],
    ['HTML inserted beside an element', 'entrypoints/popup/A.tsx', "element.insertAdjacentHTML('x', y);"],
    ['a frame filled elsewhere', 'entrypoints/library/A.tsx', '<iframe srcdoc={a} />'],
    ['a file of 251 lines', 'utils/a.ts', Array.from({ length: 251 }, () => '//').join('\n')],
    ['a barrel', 'utils/library/a.ts', "export * from './db';"],
    ['a barrel by name', 'utils/library/a.ts', "export { db } from './db';"],
    ['a file name that says nothing', 'utils/helpers.ts', ''],
    ['a file name in camel case', 'utils/urlKey.ts', ''],
    ['a word to the console', 'utils/a.ts', "console.log('x');"],
  ];

  test.each(planted)('catch %s', (_name, path, text) => {
    expect(findViolations({ path, text })).not.toEqual([]);
  });

  test('catch an export that only its own file uses', () => {
    const own = { path: 'utils/a.ts', text: 'export const one = 1;\nexport async function two() {\n  return one;\n}' };
    const other = { path: 'tests/a.test.ts', text: "import { two } from '@/utils/a';" };
    expect(findUnused([own], [other])).toEqual(['utils/a.ts exports one for nobody']);
  });

  test('let through what is allowed', () => {
    const path = 'entrypoints/popup/App.tsx';
    const text = [
      "import { browser } from 'wxt/browser';",
      "import { useSignal } from '@preact/signals';",
      "import { db } from '@/utils/library/db';",
      "import { Shelf } from '@/entrypoints/shelf/Shelf';",
      "import './popup.css';",
    ].join('\n');
    expect(findViolations({ path, text })).toEqual([]);
  });
});

describe('the catalogues', () => {
  type Catalogue = Record<string, { message: string }>;
  const english = JSON.parse(read('public/_locales/en/messages.json')) as Catalogue;
  const chinese = JSON.parse(read('public/_locales/zh_CN/messages.json')) as Catalogue;
  const code = [...shipped.map(({ text }) => text), read('wxt.config.ts')].join('\n');

  test('have the same keys in the same order', () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
  });

  test('fill in the same things', () => {
    const blanks = (catalogue: Catalogue) =>
      Object.entries(catalogue).map(([key, { message }]) => [key, [...new Set(message.match(/\$\d/g))].sort()]);
    expect(blanks(chinese)).toEqual(blanks(english));
  });

  test('are written in their own language', () => {
    const han = /\p{Script=Han}/u;
    expect(Object.entries(english).filter(([, { message }]) => han.test(message))).toEqual([]);
    const untranslated = Object.entries(chinese).filter(
      ([key, { message }]) => key !== 'languageTag' && !han.test(message),
    );
    expect(untranslated).toEqual([]);
  });

  test('have every key that is used', () => {
    const used = [...code.matchAll(/\bt\(\s*'(\w+)'|__MSG_(\w+)__/g)].map(
      ([, key, manifestKey]) => key ?? manifestKey ?? '',
    );
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((key) => !(key in english))).toEqual([]);
  });

  test('have no key that nobody uses', () => {
    const prefixes = [...code.matchAll(/\bt\(`(\w+_)\$\{/g)].map(([, prefix = '']) => prefix);
    const isUsed = (key: string) =>
      code.includes(`'${key}'`) || code.includes(`__MSG_${key}__`) || prefixes.some((prefix) => key.startsWith(prefix));
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });
});

test('every site profile has a page that it is tested with', () => {
  const machinery = /^(?:profile|find-profile|read-profile|check-profile|site-rule)\.ts$/;
  const profiles = readdirSync(join(ROOT, 'utils/sites')).filter(
    (file) => file.endsWith('.ts') && !machinery.test(file),
  );
  const pages = existsSync(join(ROOT, 'tests/pages')) ? readdirSync(join(ROOT, 'tests/pages')) : [];
  const untested = profiles
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((site) => !pages.some((page) => page.startsWith(`${site}-`)));
  expect(untested).toEqual([]);
});
