import type { ImportFile, ImportItem } from './import-item';
import { LIMITS } from './limits';
import { type Found, type FoundQuote, makeArticle } from './make-article';
import { listZip, type ZipFile, ZipProblem } from './open-zip';
import { type Members, readRecords, toList } from './read-records';

const LIST = /^(?:.*\/)?metadata[^/]*\.json$/;

/**
 * Omnivore's export: a ZIP file with lists `metadata_0_to_20.json` …, the bodies as `content/<slug>.html` and what was
 * highlighted as `highlights/<slug>.md`.
 */
export async function* readOmnivore({ name, blob }: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  const lists: ZipFile[] = [];
  const contents = new Map<string, ZipFile>();
  const highlights = new Map<string, ZipFile>();
  for await (const file of listZip(blob)) {
    const [, folder, slug] = /(?:^|\/)(content|highlights)\/([^/]+)\.(?:html|md)$/.exec(file.path) ?? [];
    if (slug !== undefined) (folder === 'content' ? contents : highlights).set(slug, file);
    else if (LIST.test(file.path)) lists.push(file);
  }
  for (const list of lists) {
    const broken: ImportItem[] = [];
    const where = `${name}: ${list.path}`;
    const text = await attempt(() => list.readBlob(LIMITS.text), where, broken);
    yield* broken;
    if (text) yield* readList({ name: where, blob: text }, now, { contents, highlights });
  }
}

/** One of the lists by itself: links, without their bodies. */
export function readOmnivoreList(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRecords(file, (record) => makeArticle(toFound(record), now) ?? 'noAddress');
}

async function* readList(
  file: ImportFile,
  now: Date,
  { contents, highlights }: Record<'contents' | 'highlights', ReadonlyMap<string, ZipFile>>,
): AsyncGenerator<ImportItem> {
  const broken: ImportItem[] = [];
  const items = readRecords(file, async (record) => {
    const slug = String(record.slug ?? '');
    const where = `${file.name}: ${slug}`;
    const content = contents.get(slug);
    const html = content && (await attempt(content.readText, where, broken));
    if (!content) broken.push({ kind: 'broken', where, reason: 'contentMissing' });
    const marked = highlights.get(slug);
    const words = (marked && (await attempt(marked.readText, where, broken))) ?? '';
    const { quotes, note } = readHighlights(words);
    return makeArticle({ ...toFound(record), html, quotes, note }, now) ?? 'noAddress';
  });
  for await (const item of items) {
    yield* broken.splice(0);
    yield item;
  }
}

function toFound(record: Members): Found {
  const isDone = /^archived$/i.test(String(record.state ?? ''));
  const progress = Number(record.readingProgress) || 0;
  return {
    url: record.url,
    title: record.title,
    byline: record.author,
    excerpt: record.description,
    leadImage: record.thumbnail,
    savedAt: record.savedAt,
    publishedTime: record.publishedAt,
    tags: toList(record.labels),
    progress: progress * 10,
    isRead: isDone || progress >= 100,
    isArchived: isDone,
  };
}

/** Passages as `> quote`, each with its `#labels` and its note under it; what is under none is a note on the whole. */
export function readHighlights(markdown: string): { quotes: FoundQuote[]; note: string } {
  const quotes: FoundQuote[] = [];
  const notes: string[] = [];
  for (const part of markdown.split(/\n{2,}/).map((words) => words.trim())) {
    const last = quotes.at(-1);
    if (part.startsWith('>')) quotes.push({ quote: part.replace(/^> ?/gm, '').trim() });
    else if (!part || /^#\S+(?: #\S+)*$/.test(part)) continue;
    else if (last && last.note === undefined) last.note = part;
    else notes.push(part);
  }
  return { quotes, note: notes.join('\n\n') };
}

/** What `read` gives; what is wrong with it goes to `broken`. */
async function attempt<T>(read: () => Promise<T>, where: string, broken: ImportItem[]): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    broken.push({ kind: 'broken', where, reason: error.reason });
    return undefined;
  }
}
