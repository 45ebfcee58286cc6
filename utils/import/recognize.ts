import { ARCHIVE_FILE } from '@/utils/export/to-archive';
import { RECORD_FORMAT } from '@/utils/export/to-record';
import type { ImportFile, ImportFormat } from './import-item';
import { listZip, ZipProblem } from './open-zip';
import { readColumns } from './read-csv';
import { readHead } from './read-text';

/** Columns that tell tables apart, the most telling first. */
const TABLES: readonly [format: ImportFormat, columns: readonly string[]][] = [
  ['instapaper', ['url', 'folder', 'timestamp']],
  ['readwise', ['url', 'document tags', 'saved date']],
  ['matter', ['url', 'publisher', 'in queue']],
  ['raindrop', ['url', 'folder', 'created']],
  ['pocketCsv', ['url', 'time_added']],
  ['csv', ['url']],
  ['csv', ['link']],
  ['csv', ['address']],
];

/** What a file is, by what is in it; its name says nothing. Undefined if it is nothing that is known here. */
export async function recognize({ blob }: ImportFile): Promise<ImportFormat | undefined> {
  const head = await readHead(blob);
  if (head.startsWith('PK\u0003\u0004')) return recognizeZip(blob);
  const text = head.replace(/^[\ufeff\s]+/, '');
  if (text.startsWith('{') || text.startsWith('[')) return recognizeJson(text);
  if (/^<!DOCTYPE NETSCAPE-Bookmark-file-1/i.test(text)) return 'bookmarks';
  if (text.startsWith('<'))
    return /<title>\s*Pocket Export\s*<\/title>/i.test(text) ? 'pocketHtml' : recognizePage(text);
  const columns = readColumns(text);
  return TABLES.find(([, wanted]) => wanted.every((column) => columns.includes(column)))?.[0];
}

async function recognizeZip(blob: Blob): Promise<ImportFormat | undefined> {
  let kind: ImportFormat = 'zipOfFiles';
  try {
    for await (const { path } of listZip(blob)) {
      if (path === ARCHIVE_FILE || path.endsWith(`/${ARCHIVE_FILE}`)) return 'archive';
      if (/(?:^|\/)metadata_\d+_to_\d+\.json$/.test(path)) kind = 'omnivore';
    }
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    return undefined;
  }
  return kind;
}

/** By the names of the members that stand at the beginning. */
function recognizeJson(text: string): ImportFormat | undefined {
  const has = (name: string) => new RegExp(`"${name}"\\s*:`).test(text);
  if (text.startsWith('{')) {
    if (has('format') && text.includes(`"${RECORD_FORMAT}"`)) return 'jsonLines';
    return has('bookmarks') ? 'karakeep' : undefined;
  }
  if (has('is_archived') || has('is_starred')) return 'wallabag';
  return has('slug') && has('readingProgress') ? 'omnivoreList' : undefined;
}

/** A drawing or a feed is no page. */
function recognizePage(text: string): ImportFormat | undefined {
  return /<(?:!doctype html|html|head|body|article|main|div|p|h1)\b/i.test(text) ? 'page' : undefined;
}
