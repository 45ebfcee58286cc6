import { measureLength } from '@/utils/article';
import { extract } from '@/utils/extract/extract';
import type { ImportFile, ImportItem } from './import-item';
import { readAddress } from './make-article';
import { readMoment } from './read-moment';
import { readText } from './read-text';

/** Where a page that names no address is said to be: a name that can never be a host (RFC 2606). */
const NOWHERE = 'https://file.invalid/';

/** A page that was saved as HTML, by SingleFile or by a browser: its article, as if the page were open. */
export async function* readWebPage({ name, blob }: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  const text = await readText(blob);
  if (text === undefined) {
    yield { kind: 'broken', where: name, reason: 'tooLarge' };
    return;
  }
  const page = new DOMParser().parseFromString(text, 'text/html');
  const { url, savedAt } = readOrigin(text, page);
  const found = extract(page, url ?? `${NOWHERE}${encodeURIComponent(name.normalize('NFC').toWellFormed())}`, {
    isForced: true,
    now: savedAt === undefined ? now : new Date(savedAt),
  });
  if (found.kind === 'none') {
    yield { kind: 'broken', where: name, reason: 'noArticle' };
    return;
  }
  const { canonicalUrl: _canonical, html, text: words, removed, extractorVersion, ...fields } = found.article;
  yield {
    kind: 'article',
    article: {
      fields: {
        ...fields,
        title: fields.title || name.replace(/\.\w+$/, ''),
        length: measureLength(words),
        savedAt: savedAt ?? now.toISOString(),
        isRead: false,
        isStarred: false,
        isArchived: false,
        note: '',
        isTitleOwn: false,
        progress: 0,
        place: undefined,
      },
      tags: [],
      binnedAt: null,
      body: { html, text: words, removed, extractorVersion },
      highlights: [],
      pictures: [],
    },
  };
}

interface Origin {
  url?: string;
  savedAt?: string;
}

/** What SingleFile notes at the top, what Chrome and Firefox note when they save, what the page says of itself. */
function readOrigin(text: string, page: Document): Origin {
  const head = text.slice(0, 20_000);
  const single = /Page saved with SingleFile[\s\S]{0,50}?url:\s*(\S+)[\s\S]{0,50}?saved date:\s*([^\n(]+)/.exec(head);
  const noted = single?.[1] ?? /saved from url=\(\d+\)(\S+)/.exec(head)?.[1];
  const own = [
    page.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    page.querySelector('meta[property="og:url"]')?.getAttribute('content'),
  ];
  const url = [noted, ...own].map((one) => readAddress(one)).find((one) => one !== undefined);
  return { url, savedAt: readMoment(single?.[2]?.trim()) };
}
