import type { ArchivedArticle } from '@/utils/archived-article';
import { escapeHtml } from './escape-html';

const HEAD = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

/** Links as every browser imports them: the Netscape bookmark file, with tags as Firefox writes them. */
export async function* toBookmarks(articles: AsyncIterable<ArchivedArticle>): AsyncGenerator<string> {
  yield HEAD;
  for await (const { fields, tags } of articles) {
    const seconds = Math.floor(Date.parse(fields.savedAt) / 1000);
    const named = tags.length > 0 ? ` TAGS="${escapeHtml(tags.join(','))}"` : '';
    const link = `<DT><A HREF="${escapeHtml(fields.url)}" ADD_DATE="${seconds}"${named}>${escapeHtml(fields.title)}</A>\n`;
    yield fields.note ? `${link}<DD>${escapeHtml(fields.note)}\n` : link;
  }
  yield '</DL><p>\n';
}
