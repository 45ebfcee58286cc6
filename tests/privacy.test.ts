// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { journal } from '@/utils/library/backup/journal-store';
import { backups } from '@/utils/library/backup/store';
import { db } from '@/utils/library/db';

/** `docs/privacy.md` names everything that is stored; the built manifest is held to it in `tests/e2e/proof.spec.ts`. */
const ROOT = resolve(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs/privacy.md'), 'utf8');

/** Names at the beginning of the rows of the table under a heading that holds `words`. */
function namesUnder(words: string): string[] {
  const part = page.slice(page.indexOf(words));
  const rows = part
    .slice(part.search(/\n\|\s*-/), part.indexOf('\n\n', part.search(/\n\|\s*-/)))
    .split('\n')
    .slice(2);
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

test('the privacy page names every table of the library, and no other', () => {
  expect(namesUnder('In the extension’s own IndexedDB').sort()).toEqual(db.tables.map(({ name }) => name).sort());
});

test('the privacy page names every table of the backups, and no other', () => {
  expect(namesUnder('`jingdu-backup`').sort()).toEqual(backups.tables.map(({ name }) => name).sort());
});

test('the privacy page names every table of the journal, and no other', () => {
  expect(namesUnder('`jingdu-journal`').sort()).toEqual(journal.tables.map(({ name }) => name).sort());
});

test('the privacy page names every setting, and no other', () => {
  const files = ['utils', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      /\.tsx?$/.test(entry.name),
    ),
  );
  const code = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
  const keys = [...code.matchAll(/'(?:local|session|sync|managed):(\w+)'/g)].map(([, key = '']) => key);
  expect(namesUnder('In the extension’s `storage.local`').sort()).toEqual([...new Set(keys)].sort());
});
