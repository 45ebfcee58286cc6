import { readArchive } from './archive';
import { readBookmarks } from './bookmarks';
import type { ImportFile, ImportFormat, ImportItem } from './import-item';
import { readInstapaper } from './instapaper';
import { readJsonLines } from './json-lines';
import { readKarakeep } from './karakeep';
import { LIMITS } from './limits';
import { readMatter } from './matter';
import { readOmnivore, readOmnivoreList } from './omnivore';
import { listZip, ZipProblem } from './open-zip';
import { readPlainCsv } from './plain-csv';
import { readPocketCsv } from './pocket-csv';
import { readPocketHtml } from './pocket-html';
import { readRaindrop } from './raindrop';
import { readReadwise } from './readwise';
import { recognize } from './recognize';
import { readWallabag } from './wallabag';
import { readWebPage } from './web-page';

type Reader = (file: ImportFile, now: Date) => AsyncIterable<ImportItem>;

/** One line a format. */
const READERS: Record<ImportFormat, Reader> = {
  archive: readArchive,
  jsonLines: readJsonLines,
  pocketCsv: readPocketCsv,
  pocketHtml: readPocketHtml,
  instapaper: readInstapaper,
  omnivore: readOmnivore,
  omnivoreList: readOmnivoreList,
  wallabag: readWallabag,
  readwise: readReadwise,
  matter: readMatter,
  karakeep: readKarakeep,
  raindrop: readRaindrop,
  bookmarks: readBookmarks,
  csv: readPlainCsv,
  page: readWebPage,
  zipOfFiles: readZipOfFiles,
};

/**
 * All that is in a file, one after the other, always in the same order. Whatever is wrong is an item like the others;
 * nothing that a file holds throws.
 */
export async function* readFile(file: ImportFile, format: ImportFormat, now: Date): AsyncGenerator<ImportItem> {
  try {
    yield* READERS[format](file, now);
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    yield { kind: 'broken', where: file.name, reason: error.reason };
  }
}

/** A ZIP file of files that are known here, as Pocket gave its tables out; but of no ZIP files. */
async function* readZipOfFiles({ name, blob }: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  for await (const part of listZip(blob)) {
    const where = `${name}: ${part.path}`;
    if (!/\.(?:csv|json|jsonl|ndjson|html?|xhtml|txt)$/i.test(part.path)) continue;
    try {
      const inner = { name: where, blob: await part.readBlob(LIMITS.text) };
      const format = await recognize(inner);
      if (format === undefined || /^(?:archive|omnivore|zipOfFiles)$/.test(format)) {
        yield { kind: 'broken', where, reason: 'unknownFormat' };
      } else yield* READERS[format](inner, now);
    } catch (error) {
      if (!(error instanceof ZipProblem)) throw error;
      yield { kind: 'broken', where, reason: error.reason };
    }
  }
}
