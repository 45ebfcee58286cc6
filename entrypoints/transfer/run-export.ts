import type { ArchivedArticle } from '@/utils/archived-article';
import { createId } from '@/utils/create-id';
import type { ExportEntry } from '@/utils/export/export-entry';
import type { ExportWords } from '@/utils/export/export-words';
import { toPictureFile } from '@/utils/export/picture-file';
import { createNamer, toSafeName } from '@/utils/export/safe-name';
import { toArchive } from '@/utils/export/to-archive';
import { toBookmarks } from '@/utils/export/to-bookmarks';
import { toCsv } from '@/utils/export/to-csv';
import { toEpub } from '@/utils/export/to-epub';
import { toJsonLines } from '@/utils/export/to-json-lines';
import { toMarkdown } from '@/utils/export/to-markdown';
import { toSingleFile } from '@/utils/export/to-single-file';
import { encode, writeZip } from '@/utils/export/write-zip';
import { readArchived } from '@/utils/library/export-articles';
import { toCorePicture } from './to-core-picture';
import { readShared, type Used } from './transfer-shared';

/** What articles can become, the most complete first. */
export const EXPORT_FORMATS = ['archive', 'markdown', 'epub', 'html', 'bookmarks', 'csv', 'jsonLines'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ENDINGS: Record<ExportFormat, string> = {
  archive: '.zip',
  markdown: '.md.zip',
  epub: '.epub',
  html: '.html.zip',
  bookmarks: '.html',
  csv: '.csv',
  jsonLines: '.jsonl',
};

/** A name for the file: the article's own where it is one, else ours with the day. */
export function toFileName(format: ExportFormat, { title, day }: { title?: string; day: string }): string {
  const ending = title !== undefined && format === 'html' ? '.html' : ENDINGS[format];
  return `${toSafeName(title ?? `jingdu ${day}`)}${ending}`;
}

export interface ExportJob {
  ids: readonly string[];
  /** All that there is, and with it what is used by none of them. */
  isWhole: boolean;
  format: ExportFormat;
  words: ExportWords;
  signal: AbortSignal;
  /** After each article. */
  onProgress: (done: number) => void;
}

/** What was written. */
export interface ExportResult {
  articles: number;
  bytes: number;
  /** Articles whose text is not in the library: links, and what was lost. */
  withoutText: number;
}

/** Writes articles to `sink` in a format, and closes it; when it is cancelled or fails, `sink` is aborted. */
export async function runExport(job: ExportJob, sink: WritableStream<Uint8Array>): Promise<ExportResult> {
  const result: ExportResult = { articles: 0, bytes: 0, withoutText: 0 };
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      result.bytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  const written = counter.readable.pipeTo(sink);
  // Whoever fails first, it is `write` that says so.
  written.catch(() => undefined);
  let isFirst = true;
  const used = { tags: new Set<string>(), hosts: new Set<string>() };
  const articles = () => {
    const isCounting = isFirst;
    isFirst = false;
    return readCounted(job, isCounting ? { result, used } : undefined);
  };
  await write(job, { articles, used }, counter.writable);
  await written;
  return result;
}

/** Some formats read the articles twice; only the first time counts. */
async function* readCounted(
  { ids, signal, onProgress }: ExportJob,
  counting: { result: ExportResult; used: { tags: Set<string>; hosts: Set<string> } } | undefined,
): AsyncGenerator<ArchivedArticle> {
  for await (const article of readArchived(ids)) {
    signal.throwIfAborted();
    yield article;
    if (!counting) continue;
    const { result, used } = counting;
    for (const tag of article.tags) used.tags.add(tag);
    used.hosts.add(URL.parse(article.fields.url)?.hostname ?? '');
    result.articles += 1;
    if (!article.body) result.withoutText += 1;
    onProgress(result.articles);
  }
}

async function write(
  { ids, isWhole, format, words, signal }: ExportJob,
  { articles, used }: { articles: () => AsyncIterable<ArchivedArticle>; used: Used },
  sink: WritableStream<Uint8Array>,
): Promise<void> {
  const createdAt = new Date().toISOString();
  const zip = (entries: AsyncIterable<ExportEntry>) => writeZip(entries, sink, { signal });
  const text = (pieces: AsyncIterable<string>) => encode(pieces).pipeTo(sink, { signal });
  switch (format) {
    case 'archive':
      return zip(toArchive({ articles, shared: () => readShared(isWhole ? undefined : used), words, createdAt }));
    case 'epub':
      return zip(toEpub({ articles, words, createdAt, id: createId(), toCore: toCorePicture }));
    case 'markdown':
      return zip(toMarkdownFiles(articles(), words));
    case 'html':
      return ids.length === 1 ? text(toPages(articles(), words)) : zip(toPageFiles(articles(), words));
    case 'bookmarks':
      return text(toBookmarks(articles()));
    case 'csv':
      return text(toCsv(articles()));
    case 'jsonLines':
      return text(toJsonLines(articles()));
  }
}

/** Files that a vault takes as they are: the notes, and beside them one folder of pictures. */
async function* toMarkdownFiles(
  articles: AsyncIterable<ArchivedArticle>,
  words: ExportWords,
): AsyncGenerator<ExportEntry> {
  const name = createNamer();
  const written = new Set<string>();
  for await (const article of articles) {
    const places = new Map<string, string>();
    for (const picture of article.pictures) {
      const path = `pictures/${toPictureFile(picture)}`;
      const blob = written.has(path) ? undefined : await picture.read();
      if (blob) yield { path, content: () => blob, isPacked: true };
      if (blob) written.add(path);
      if (written.has(path)) places.set(picture.url, path);
    }
    const options = { words, findPicture: (url: string) => places.get(url) };
    yield { path: name(article.fields.title, '.md'), content: () => toMarkdown(article, options) };
  }
}

async function* toPages(articles: AsyncIterable<ArchivedArticle>, words: ExportWords): AsyncGenerator<string> {
  for await (const article of articles) yield* toSingleFile(article, words);
}

async function* toPageFiles(articles: AsyncIterable<ArchivedArticle>, words: ExportWords): AsyncGenerator<ExportEntry> {
  const name = createNamer();
  for await (const article of articles) {
    yield { path: name(article.fields.title, '.html'), content: () => toSingleFile(article, words) };
  }
}
