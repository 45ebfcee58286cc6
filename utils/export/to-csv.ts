import Papa from 'papaparse';
import type { ArchivedArticle } from '@/utils/archived-article';

const COLUMNS = [
  'title',
  'url',
  'author',
  'source',
  'site',
  'published',
  'saved',
  'state',
  'starred',
  'tags',
  'note',
  'characters',
  'excerpt',
] as const;

/** Spreadsheets need the mark to read Chinese as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table of articles for spreadsheets. What would be a formula (`=`, `+`, `-`, `@`, tab or line end in front) is
 * preceded by an apostrophe, or opening the table could run what a web page wrote.
 */
export async function* toCsv(articles: AsyncIterable<ArchivedArticle>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toLine([...COLUMNS]);
  for await (const article of articles) yield toLine(COLUMNS.map((column) => toCell(article, column)));
}

function toLine(cells: string[]): string {
  return `${Papa.unparse([cells], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

function toCell({ fields, tags, binnedAt }: ArchivedArticle, column: (typeof COLUMNS)[number]): string {
  switch (column) {
    case 'author':
      return fields.byline ?? '';
    case 'source':
      return fields.source ?? '';
    case 'site':
      return fields.siteName ?? '';
    case 'published':
      return fields.publishedTime ?? '';
    case 'saved':
      return fields.savedAt;
    case 'state':
      if (binnedAt !== null) return 'bin';
      return fields.isArchived ? 'archived' : fields.isRead ? 'read' : 'unread';
    case 'starred':
      return fields.isStarred ? 'true' : 'false';
    case 'tags':
      return tags.join(', ');
    case 'characters':
      return String(fields.length.count);
    default:
      return fields[column];
  }
}
