import type { ImportFile, ImportItem } from './import-item';
import { makeArticle } from './make-article';
import { readRecords, toList, toMembers } from './read-records';

/** Karakeep's (Hoarder's) JSON: `{ "bookmarks": […] }`, with links and notes that are no link to anything. */
export function readKarakeep(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRecords(
    file,
    (record) => {
      const content = toMembers(record.content);
      const found = {
        url: content?.url,
        title: record.title ?? content?.title,
        savedAt: record.createdAt,
        tags: toList(record.tags).map((tag) => toMembers(tag)?.name ?? tag),
        note: record.note,
        isRead: record.archived === true,
        isArchived: record.archived === true,
        isStarred: record.favourited === true,
        html: content?.htmlContent,
      };
      return makeArticle(found, now) ?? 'noAddress';
    },
    'bookmarks',
  );
}
