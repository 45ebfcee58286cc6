import type { ImportFile, ImportItem } from './import-item';
import { type Found, makeArticle } from './make-article';
import { type CsvRow, readCsv } from './read-csv';
import { readText } from './read-text';

/** The articles of a table, by what a format makes of a row. */
export async function* readRows(
  { name, blob }: ImportFile,
  now: Date,
  toFound: (row: CsvRow) => Found,
): AsyncGenerator<ImportItem> {
  const text = await readText(blob);
  if (text === undefined) {
    yield { kind: 'broken', where: name, reason: 'tooLarge' };
    return;
  }
  let number = 1;
  for (const row of readCsv(text)) {
    number += 1;
    const article = makeArticle(toFound(row), now);
    const where = `${name}: ${number}`;
    yield article ? { kind: 'article', article } : { kind: 'broken', where, reason: 'noAddress' };
  }
}

/** Words divided by `divider`; none where there are none. */
export function splitTags(words: string | undefined, divider: string | RegExp): string[] {
  return words ? words.split(divider) : [];
}

/** Yes in the words of whoever writes tables. */
export function isTrue(word: string | undefined): boolean {
  return /^(?:true|yes|1)$/i.test(word ?? '');
}
