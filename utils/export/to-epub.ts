import type { ArchivedArticle } from '@/utils/archived-article';
import { toBody } from './article-body';
import { type BookFile, type Chapter, EPUB_CSS, toContainer, toNavigation, toPackage, toTitle } from './epub-parts';
import { escapeHtml } from './escape-html';
import type { ExportEntry } from './export-entry';
import type { ExportWords } from './export-words';
import { type ExportedMark, markBody } from './mark-body';
import { toPictureFile } from './picture-file';
import { toXhtml } from './to-xhtml';

/** The pictures that every reader of EPUB 3 shows. */
const CORE = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

export interface EpubOptions {
  articles: () => AsyncIterable<ArchivedArticle>;
  words: ExportWords;
  /** ISO. */
  createdAt: string;
  /** UUID of the book. */
  id: string;
  /** Makes a picture of another kind into one that books may hold, if it can. */
  toCore?: (picture: Blob) => Promise<Blob | undefined>;
}

/** A book of one article or of many, with contents: EPUB 3. */
export async function* toEpub(options: EpubOptions): AsyncGenerator<ExportEntry> {
  const { articles, words, createdAt, id } = options;
  const chapters: Chapter[] = [];
  const pictures = new Map<string, BookFile>();
  // Readers look for this one first, and not packed.
  yield { path: 'mimetype', content: () => 'application/epub+zip', isPacked: true };
  yield { path: 'META-INF/container.xml', content: toContainer };
  yield { path: 'EPUB/style.css', content: () => EPUB_CSS };
  for await (const article of articles()) {
    const places = new Map<string, string>();
    for (const picture of article.pictures) {
      const known = pictures.get(picture.hash);
      const made = known ? undefined : await toBookPicture(picture, options);
      if (made) {
        pictures.set(picture.hash, made.file);
        yield { path: `EPUB/${made.file.file}`, content: () => made.blob, isPacked: true };
      }
      const file = known ?? made?.file;
      if (file) places.set(picture.url, file.file);
    }
    const { fields } = article;
    const chapter = {
      file: `article-${String(chapters.length + 1).padStart(5, '0')}.xhtml`,
      title: toTitle(fields.title) || fields.url,
      author: fields.byline,
      lang: toLanguage(fields.lang, words),
    };
    chapters.push(chapter);
    yield* inlinePictures(article, places);
    yield { path: `EPUB/${chapter.file}`, content: () => toChapter(article, chapter, places, words) };
  }
  const title = chapters.length === 1 ? (chapters[0]?.title ?? words.title) : words.title;
  yield { path: 'EPUB/nav.xhtml', content: () => toNavigation(chapters, title, words) };
  yield {
    path: 'EPUB/package.opf',
    content: () => toPackage({ chapters, pictures: listPictures(pictures), title, createdAt, id, words }),
  };

  /** Pictures that are in the HTML itself become files too: a book's page may not hold them. */
  async function* inlinePictures(article: ArchivedArticle, places: Map<string, string>): AsyncGenerator<ExportEntry> {
    for (const image of toBody(article.body?.html ?? '').querySelectorAll('img[src^="data:"]')) {
      const source = image.getAttribute('src') ?? '';
      if (places.has(source)) continue;
      const blob = toBlob(source);
      if (!blob) continue;
      const hash = `inline-${pictures.size + 1}`;
      const made = await toBookPicture({ hash, mime: blob.type, read: async () => blob }, options);
      if (!made) continue;
      pictures.set(hash, made.file);
      places.set(source, made.file.file);
      yield { path: `EPUB/${made.file.file}`, content: () => made.blob, isPacked: true };
    }
  }
}

function listPictures(pictures: ReadonlyMap<string, BookFile>): BookFile[] {
  return [...new Map([...pictures.values()].map((one) => [one.file, one])).values()];
}

interface Source {
  hash: string;
  mime: string;
  read: () => Promise<Blob | undefined>;
}

async function toBookPicture(
  { hash, mime, read }: Source,
  { toCore }: EpubOptions,
): Promise<{ blob: Blob; file: BookFile } | undefined> {
  const kept = await read();
  const blob = kept && (CORE.has(mime) ? kept : await toCore?.(kept));
  if (!blob) return undefined;
  const real = CORE.has(mime) ? mime : blob.type;
  if (!CORE.has(real)) return undefined;
  return { blob, file: { file: `pictures/${toPictureFile({ hash, mime: real })}`, mime: real } };
}

function toBlob(dataUrl: string): Blob | undefined {
  const [, mime, base64] = /^data:([^;,]+);base64,([A-Za-z0-9+/=\s]*)$/.exec(dataUrl) ?? [];
  if (!mime || base64 === undefined) return undefined;
  try {
    return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: mime });
  } catch {
    // Not base64 after all: a picture less.
    return undefined;
  }
}

function toLanguage(lang: string, words: ExportWords): string {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang) ? lang : words.lang;
}

function toChapter(
  { fields, tags, body, highlights }: ArchivedArticle,
  { title, lang }: Chapter,
  places: ReadonlyMap<string, string>,
  words: ExportWords,
): string {
  const facts = [fields.source ?? fields.siteName, fields.byline, fields.publishedTime?.slice(0, 10), ...tags].filter(
    Boolean,
  );
  const tree = toBody(body?.html ?? '');
  const marks = markBody(tree, highlights);
  const options = { findPicture: (url: string) => places.get(url), word: words.picture };
  const source = toXhtml(linkTo(fields.url, words.original), options);
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}" dir="${fields.dir}">
<head><title>${escapeHtml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><h1>${escapeHtml(title)}</h1>
<p class="facts">${escapeHtml(facts.join(' · '))} ${source}</p>
${toXhtml(tree, options)}
${toNotes(fields.note, marks, words)}</body>
</html>
`;
}

/**
 * What the reader has written: of the article, and to words in it as footnotes. Words that are marked in the text are not
 * said again; those that are not there any more are.
 */
function toNotes(own: string, marks: readonly ExportedMark[], words: ExportWords): string {
  const note = own ? `<section><h2>${escapeHtml(words.note)}</h2>${toParagraphs(own)}</section>\n` : '';
  const lost = marks.filter(({ isPlaced }) => !isPlaced);
  const listed = lost.map((one) => `<blockquote>${toParagraphs(one.quote)}</blockquote>${toParagraphs(one.note)}`);
  const section = `<section><h2>${escapeHtml(words.highlights)}</h2>${listed.join('')}</section>\n`;
  const footnotes = marks.flatMap((one) =>
    one.isPlaced && one.number !== undefined
      ? [`<aside epub:type="footnote" id="note-${one.number}">${toParagraphs(one.note)}</aside>\n`]
      : [],
  );
  return `${note}${lost.length > 0 ? section : ''}${footnotes.join('')}`;
}

function toParagraphs(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
}

function linkTo(url: string, words: string): Element {
  const holder = new DOMParser().parseFromString('<p></p>', 'text/html').body;
  const link = holder.ownerDocument.createElement('a');
  link.setAttribute('href', url);
  link.textContent = words;
  holder.replaceChildren(link);
  return holder;
}
