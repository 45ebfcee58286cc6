import type { ImportFile, ImportItem } from './import-item';
import { makeArticle } from './make-article';
import { parseLinks } from './parse-links';
import { splitTags } from './read-rows';

/** Folders that every browser has: they say where, not what. */
const OWN_FOLDERS =
  /^(?:bookmarks?(?: bar| menu| toolbar)?|other bookmarks|mobile bookmarks|favorites?(?: bar)?|书签栏?|书签菜单|书签工具栏|其他书签|移动设备书签|收藏夹栏?|imported)$/i;

/** A browser's bookmarks: the Netscape bookmark file. Folders become tags, the description a note. */
export async function* readBookmarks(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  const page = await parseLinks(file);
  if (!('body' in page)) {
    yield page;
    return;
  }
  for (const link of page.querySelectorAll('dt > a')) {
    const url = link.getAttribute('href') ?? '';
    const title = link.textContent;
    const description = link.parentElement?.nextElementSibling;
    const article = makeArticle(
      {
        url,
        title,
        savedAt: link.getAttribute('add_date'),
        tags: [...listFolders(link), ...splitTags(link.getAttribute('tags') ?? '', ',')],
        note: description?.localName === 'dd' ? ownText(description) : '',
        isRead: link.getAttribute('toread') === '0' ? true : undefined,
      },
      now,
    );
    const where = `${file.name}: ${title || url}`;
    yield article ? { kind: 'article', article } : { kind: 'broken', where, reason: 'noAddress' };
  }
}

/** The headings of the lists that a link is in, the outermost first. */
function listFolders(link: Element): string[] {
  const names: string[] = [];
  for (let list = link.closest('dl'); list; list = list.parentElement?.closest('dl') ?? null) {
    // The parser puts a list into the item of its heading, or, in files of some writers, beside it.
    const before = list.previousElementSibling;
    const heading = before?.localName === 'h3' ? before : before?.querySelector(':scope > h3');
    const name = heading?.textContent.trim();
    if (name && !OWN_FOLDERS.test(name)) names.unshift(name);
  }
  return names;
}

/** Without the items that the parser puts into an unclosed description. */
function ownText(element: Element): string {
  return [...element.childNodes]
    .filter(({ nodeType }) => nodeType === 3)
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
}
