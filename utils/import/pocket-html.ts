import type { ImportFile, ImportItem } from './import-item';
import { makeArticle } from './make-article';
import { parseLinks } from './parse-links';
import { splitTags } from './read-rows';

/** Pocket's older export, `ril_export.html`: links under the headings “Unread” and “Read Archive”. */
export async function* readPocketHtml(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  const page = await parseLinks(file);
  if (!('body' in page)) {
    yield page;
    return;
  }
  let isDone = false;
  for (const element of page.querySelectorAll('h1, a')) {
    if (element.localName === 'h1') {
      isDone = /archive/i.test(element.textContent);
      continue;
    }
    const url = element.getAttribute('href');
    const title = element.textContent.trim();
    const article = makeArticle(
      {
        url,
        title: title === url ? '' : title,
        savedAt: element.getAttribute('time_added'),
        tags: splitTags(element.getAttribute('tags') ?? '', ','),
        isRead: isDone,
        isArchived: isDone,
      },
      now,
    );
    const where = `${file.name}: ${title || url}`;
    yield article ? { kind: 'article', article } : { kind: 'broken', where, reason: 'noAddress' };
  }
}
