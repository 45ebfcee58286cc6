import type { ImportFile, ImportItem } from './import-item';
import { isTrue, readRows, splitTags } from './read-rows';

/** Any other table with a column of addresses, our own among them. */
export function readPlainCsv(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRows(file, now, (row) => {
    const state = row.get('state') ?? '';
    return {
      url: row.get('url') ?? row.get('link') ?? row.get('address'),
      title: unguard(row.get('title') ?? row.get('name')),
      byline: unguard(row.get('author')),
      source: unguard(row.get('source')),
      siteName: unguard(row.get('site')),
      publishedTime: row.get('published'),
      savedAt: row.get('saved') ?? row.get('created') ?? row.get('date'),
      excerpt: unguard(row.get('excerpt') ?? row.get('description')),
      note: unguard(row.get('note') ?? row.get('notes')),
      tags: splitTags(row.get('tags'), /[,;|]/),
      isRead: state === 'read' || state === 'archived',
      isArchived: state === 'archived',
      isStarred: isTrue(row.get('starred')),
    };
  });
}

/** Without the apostrophe that kept a cell from being a formula. */
function unguard(words: string | undefined): string | undefined {
  return words?.replace(/^'(?=[=+\-@\t\r])/, '');
}
