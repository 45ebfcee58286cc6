import type { ArchivedArticle } from '@/utils/archived-article';

/** What `article.json` of an archive and each line of JSON Lines begins with; raised when an old reader would misread it. */
export const RECORD_FORMAT = 'jingdu-article';
export const RECORD_VERSION = 1;

/**
 * An article as JSON, complete but for the bytes of its pictures: what it is in the library, value by value, with the
 * moments at which each was set. `pictureFile` names the file that holds a picture's bytes, if any does.
 */
export function toRecord(article: ArchivedArticle, pictureFile?: (hash: string) => string | undefined): object {
  const { id, fields, tags, binnedAt, body, versions, highlights, pictures, stamps } = article;
  return {
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id,
    fields,
    tags,
    binnedAt,
    highlights,
    pictures: pictures.map(({ read: _bytes, ...facts }) => ({ ...facts, file: pictureFile?.(facts.hash) })),
    stamps,
    body,
    versions,
  };
}
