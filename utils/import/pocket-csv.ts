import type { ImportFile, ImportItem } from './import-item';
import { isTrue, readRows, splitTags } from './read-rows';

/**
 * Pocket's CSV, in its two forms: `title,url,time_added,tags,status` and, from before, with `cursor` or `favorite` among
 * them. Tags are divided by `|`; titles that Pocket did not know are the address.
 */
export function readPocketCsv(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRows(file, now, (row) => {
    const isDone = /^(?:archive|archived|read)$/i.test(row.get('status') ?? '');
    return {
      url: row.get('url'),
      title: row.get('title') === row.get('url') ? '' : row.get('title'),
      savedAt: row.get('time_added'),
      tags: splitTags(row.get('tags'), /[|,]/),
      isRead: isDone,
      isArchived: isDone,
      isStarred: isTrue(row.get('favorite')),
    };
  });
}
