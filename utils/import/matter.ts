import type { ImportFile, ImportItem } from './import-item';
import { isTrue, readRows, splitTags } from './read-rows';

/**
 * Matter's CSV: `Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction
 * Date,File Id`. What is not in the queue is archived.
 */
export function readMatter(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRows(file, now, (row) => ({
    url: row.get('url'),
    title: row.get('title'),
    byline: row.get('author'),
    source: row.get('publisher'),
    savedAt: row.get('last interaction date'),
    tags: splitTags(row.get('tags'), ';'),
    isRead: isTrue(row.get('read')),
    isStarred: isTrue(row.get('favorited')),
    isArchived: /^(?:false|no|0)$/i.test(row.get('in queue') ?? ''),
  }));
}
