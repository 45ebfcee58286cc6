import type {
  ArticleRow,
  BlobRow,
  BodyRow,
  HighlightRow,
  PictureRow,
  TagLookRow,
  VersionRow,
} from '@/utils/library/rows';

/** Rows come from a disk that may be damaged, and from any earlier version: nothing is taken for granted. */

/** Whether a row is an article that the library can hold. */
export function isArticleRow(row: unknown): row is ArticleRow {
  if (!isRecord(row) || typeof row.id !== 'string' || !isRecord(row.f) || !isRecord(row.tags)) return false;
  const { f, tags } = row;
  if (!isRegister(row.del) || !Object.values(f).every(isRegister) || !Object.values(tags).every(isTag)) return false;
  const value = (field: string) => (isRegister(f[field]) ? f[field][0] : undefined);
  const texts = ['title', 'excerpt', 'bodyHash', 'savedAt'].every((field) => typeof value(field) === 'string');
  const [url, length] = [value('url'), value('length')];
  const isAddress = typeof url === 'string' && /^https?:/i.test(url) && URL.canParse(url);
  return (
    isRegister(f.isRead) &&
    texts &&
    isAddress &&
    isRecord(length) &&
    typeof length.count === 'number' &&
    Array.isArray(value('breadcrumb'))
  );
}

export function isBodyRow(row: unknown): row is BodyRow {
  return isRecord(row) && typeof row.hash === 'string' && typeof row.html === 'string' && typeof row.text === 'string';
}

export function isHighlightRow(row: unknown): row is HighlightRow {
  if (!isRecord(row) || typeof row.id !== 'string' || typeof row.articleId !== 'string' || !isRecord(row.f))
    return false;
  return isRegister(row.del) && Object.values(row.f).every(isRegister) && typeof row.createdAt === 'string';
}

export function isVersionRow(row: unknown): row is VersionRow {
  return (
    isRecord(row) &&
    typeof row.articleId === 'string' &&
    typeof row.bodyHash === 'string' &&
    typeof row.savedAt === 'string'
  );
}

export function isTagLookRow(row: unknown): row is TagLookRow {
  return isRecord(row) && typeof row.key === 'string' && isRegister(row.color);
}

export function isPictureRow(row: unknown): row is PictureRow {
  if (!isRecord(row) || typeof row.articleId !== 'string' || typeof row.url !== 'string') return false;
  const { state, hash, url } = row;
  const isState = state === 'local' || state === 'missing' || state === 'wanted' || state === 'dropped';
  return isState && (hash === undefined || typeof hash === 'string') && /^https?:/i.test(url) && URL.canParse(url);
}

export function isBlobRow(row: unknown): row is BlobRow {
  return isRecord(row) && typeof row.hash === 'string' && row.blob instanceof Blob && typeof row.mime === 'string';
}

/** What a backup says of an article that was erased for good. */
export function isErasure(row: unknown): row is { id: string; at: string } {
  return isRecord(row) && typeof row.id === 'string' && typeof row.at === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRegister(value: unknown): value is [unknown, string] {
  return Array.isArray(value) && value.length === 2 && typeof value[1] === 'string';
}

function isTag(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((stamp) => typeof stamp === 'string');
}
