import type { ArchivedArticle } from '@/utils/archived-article';
import type { ArchivedShared } from '@/utils/archived-shared';
import { toIndexPage } from './archive-index';
import type { ExportEntry } from './export-entry';
import type { ExportWords } from './export-words';
import { toPictureFile } from './picture-file';
import { createNamer } from './safe-name';
import { toMarkdown } from './to-markdown';
import { toPage } from './to-page';
import { toRecord } from './to-record';
import { SHARED_FILE, toShared } from './to-shared';

/** What `jingdu.json` in an archive says. */
const ARCHIVE_FORMAT = 'jingdu-archive';
export const ARCHIVE_FILE = 'jingdu.json';

export interface ArchiveOptions {
  /** Gives the same articles in the same order each time: they are read twice, so that none need be kept in memory. */
  articles: () => AsyncIterable<ArchivedArticle>;
  /** What belongs to these articles together; asked for when they are written. */
  shared?: () => Promise<ArchivedShared>;
  words: ExportWords;
  /** ISO. */
  createdAt: string;
}

/**
 * An archive that outlives us: a folder for each article with a page, Markdown and pictures to read, and a record to
 * read back without loss; and a page that searches them all by itself.
 */
export async function* toArchive(options: ArchiveOptions): AsyncGenerator<ExportEntry> {
  const { articles, shared, words, createdAt } = options;
  const name = createNamer();
  const folders = new Map<string, string>();
  yield { path: ARCHIVE_FILE, content: () => JSON.stringify({ format: ARCHIVE_FORMAT, version: 1, createdAt }) };
  let number = 0;
  for await (const article of articles()) {
    const folder = `articles/${name(`${article.fields.savedAt.slice(0, 10)} ${article.fields.title}`)}`;
    folders.set(article.id ?? String(number), folder);
    number += 1;
    yield* toFolder(article, folder, words);
  }
  if (shared) yield { path: SHARED_FILE, content: async () => toShared(await shared()) };
  yield {
    path: 'index.html',
    content: () =>
      toIndexPage(async function* () {
        let place = 0;
        for await (const article of articles()) {
          const folder = folders.get(article.id ?? String(place));
          place += 1;
          if (folder !== undefined) yield { article, page: `${folder}/article.html` };
        }
      }, words),
  };
}

async function* toFolder(article: ArchivedArticle, folder: string, words: ExportWords): AsyncGenerator<ExportEntry> {
  const held = new Map<string, string>();
  for (const picture of article.pictures) {
    const file = `pictures/${toPictureFile(picture)}`;
    if ([...held.values()].includes(file)) {
      held.set(picture.url, file);
      continue;
    }
    const blob = await picture.read();
    if (!blob) continue;
    held.set(picture.url, file);
    yield { path: `${folder}/${file}`, content: () => blob, isPacked: true };
  }
  const findPicture = (url: string) => held.get(url);
  const files = new Map(article.pictures.map(({ url, hash }) => [hash, held.get(url)]));
  yield {
    path: `${folder}/article.html`,
    content: () => toPage(article, { words, findPicture, contents: '../../index.html' }),
  };
  yield { path: `${folder}/article.md`, content: () => toMarkdown(article, { words, findPicture }) };
  yield { path: `${folder}/article.json`, content: () => JSON.stringify(toRecord(article, (hash) => files.get(hash))) };
}
