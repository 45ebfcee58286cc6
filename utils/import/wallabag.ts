import type { ImportFile, ImportItem } from './import-item';
import { type Found, makeArticle } from './make-article';
import { type Members, readRecords, toList, toMembers } from './read-records';

/** wallabag's JSON, with the body, the tags and what was annotated. Flags are booleans or 0 and 1; tags names or objects. */
export function readWallabag(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRecords(file, (record) => makeArticle(toFound(record), now) ?? 'noAddress');
}

function toFound(record: Members): Found {
  const isDone = Number(record.is_archived) === 1 || record.is_archived === true;
  return {
    url: record.url,
    title: record.title,
    savedAt: record.created_at,
    tags: toList(record.tags).map((tag) => toMembers(tag)?.label ?? tag),
    byline: toList(record.published_by).filter(Boolean).join(', '),
    siteName: record.domain_name,
    publishedTime: toMembers(record.published_at)?.date ?? record.published_at,
    lang: typeof record.language === 'string' ? record.language.replace('_', '-') : undefined,
    leadImage: record.preview_picture,
    isRead: isDone,
    isArchived: isDone,
    isStarred: Number(record.is_starred) === 1,
    html: record.content,
    quotes: toList(record.annotations).flatMap((annotation) => {
      const { quote, text, created_at } = toMembers(annotation) ?? {};
      return typeof quote === 'string'
        ? [{ quote, note: typeof text === 'string' ? text : '', createdAt: created_at }]
        : [];
    }),
  };
}
