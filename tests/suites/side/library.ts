import { mendIfLost } from '@/entrypoints/safety/mend-if-lost';
import type { ArchivedArticle } from '@/utils/archived-article';
import { type Article, measureLength } from '@/utils/article';
import { findLoss, loadCanary, saveCanary } from '@/utils/canary';
import { act } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { backUp, listBackups } from '@/utils/library/backup/back-up';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { readFacts } from '@/utils/library/facts';
import { listHighlights, saveHighlight } from '@/utils/library/highlights';
import { createImporter } from '@/utils/library/import-articles';
import { addJobs, cancelJobs, finishJob, listJobs, retryJobs, reviveJobs, takeJob } from '@/utils/library/jobs';
import { keepPicture } from '@/utils/library/pictures';
import { checkIndex, isIndexSound } from '@/utils/library/search/rebuild';
import { tendIndex } from '@/utils/library/search/tend';
import { tagsOf } from '@/utils/library/to-row';
import { toUrlKey } from '@/utils/library/url-key';
import { forgetMended, loadMended, type Mended } from '@/utils/mended';
import { Problem } from '@/utils/problem';
import { importedBy, type Operation } from '../library/model';
import { findFaults } from './invariants';

/** The side of the library's suites that runs in a page of the extension, with the extension's own modules. */

/** Set by the suite: hears of each thing that is done, when it is on disk. */
declare function jingduAck(done: number): Promise<void>;

/** Does one thing after the other; each is acknowledged as it would be to a reader. */
export async function operate(operations: readonly Operation[], run: string): Promise<void> {
  // What was asked for and not done before a kill is not asked for again.
  await cancelJobs();
  for (const [i, operation] of operations.entries()) {
    await perform(operation, `${run}-${i}`);
    void jingduAck(i + 1);
  }
}

/** Does one thing; saving again under the same `operationId` is a retry. */
export async function perform(operation: Operation, operationId: string): Promise<void> {
  if (operation.kind === 'save') {
    await saveArticle(writeArticle(operation.article, operation.version), operationId);
    return;
  }
  if (operation.kind === 'queue') return void (await keepQueued(operation.article, operation.version));
  if (operation.kind === 'import') {
    const importer = createImporter({ known: 'skip', ownIds: new Set() });
    await importer.take(importedBy(operation).map((article) => toArchived(article, operation.version)));
    return;
  }
  if (operation.kind === 'emptyBin') return void (await emptyBin());
  if (operation.kind === 'backUp') return void (await backUp('daily'));
  if (operation.kind === 'tend') return void (await tendIndex());
  const row = await db.articles
    .where('urlKey')
    .equals(toUrlKey(addressOf(operation.article)))
    .first();
  if (!row) return;
  if (operation.kind === 'tag') await act([row.id], { addTags: [operation.tag] });
  if (operation.kind === 'star') await act([row.id], { isStarred: !row.f.isStarred?.[0] });
  if (operation.kind === 'bin') await act([row.id], { isInBin: true });
  if (operation.kind === 'restore') await act([row.id], { isInBin: false });
  if (operation.kind === 'picture')
    await keepPicture(row.id, pictureOf(operation.article), makePicture(operation.article));
  if (operation.kind === 'highlight') {
    const words = { quote: '人声鼎沸', prefix: '集市上', suffix: '。', start: 3, end: 7 };
    await saveHighlight(row.id, { ...words, id: `${row.id}-${operation.nth}`, color: 'yellow', note: '' });
  }
}

/** Puts an address into the queue and works on it, as whoever finds it there does; what was begun before goes on. */
function keepQueued(article: number, version: number): Promise<void> {
  // The background works on the queue, too; nobody answers it here, so that what it has tried is to be tried again.
  return navigator.locks.request('jingdu-queue', async () => {
    const url = `${addressOf(article)}&version=${version}`;
    const known = (await listJobs()).find((job) => job.url === url);
    if (!known) await addJobs([{ url, title: '' }]);
    if (known?.state === 'failed') await retryJobs([known.id]);
    await reviveJobs();
    for (let job = await takeJob(new Set()); job; job = await takeJob(new Set())) {
      const [, number = '0', wanted = '0'] = /article=(\d+)&version=(\d+)/.exec(job.url) ?? [];
      const { id } = await saveArticle(writeArticle(Number(number), Number(wanted)), job.id);
      await finishJob(job.id, { articleId: id, isNew: true });
    }
  });
}

/** How many jobs there are that are not done, and backups that cannot be restored from. */
export async function countUnfinished(): Promise<{ jobs: number; done: number; backups: number }> {
  const jobs = await listJobs();
  const done = jobs.filter(({ state }) => state === 'done').length;
  return { jobs: jobs.length - done, done, backups: (await listBackups()).length };
}

function toArchived(article: number, version: number): ArchivedArticle {
  const { url, title, source, breadcrumb, excerpt, lang, dir, html, text } = writeArticle(article, version);
  const own = { isRead: false, isStarred: false, isArchived: false, note: '', isTitleOwn: false, progress: 0 };
  const fields = { url, title, source, breadcrumb, excerpt, lang, dir, length: measureLength(text) };
  return {
    ...{ fields: { ...fields, ...own, savedAt: new Date(1_700_000_000_000).toISOString() }, tags: [], binnedAt: null },
    ...{ body: { html, text, removed: [], extractorVersion: 1 }, highlights: [], pictures: [] },
  };
}

/** Saves articles `from` up to `to`, as a library to begin with. */
export async function fill(from: number, to: number): Promise<void> {
  for (let article = from; article < to; article++) await saveArticle(writeArticle(article, 0), `fill-${article}`);
}

/** What is on the disk, one line an article, as the model writes it. */
export async function snapshot(): Promise<Record<string, string>> {
  const lines: Record<string, string> = {};
  for (const row of await db.articles.toArray()) {
    const body = await db.bodies.get(row.bodyHash);
    const version = /第(\d+)版/.exec(body?.text ?? '')?.[1] ?? 'no body';
    const highlights = await listHighlights(row.id);
    const parts = [
      ...[version, tagsOf(row).sort().join(' '), row.f.isStarred?.[0] ? 'star' : '', row.kept ? '' : 'bin'],
      highlights.length,
    ];
    const article = /article=(\d+)/.exec(row.f.url[0])?.[1] ?? row.f.url[0];
    lines[article] = article in lines ? 'twice in the library' : parts.join('|');
  }
  return lines;
}

/** The ids of all articles. */
export async function listIds(): Promise<string[]> {
  return (await db.articles.toArray()).map(({ id }) => id);
}

/** Everything that is inconsistent in the library; `isRepaired` tells that the index had to be made anew first. */
export async function inspect(): Promise<{ faults: string[]; isRepaired: boolean }> {
  const isSound = await isIndexSound();
  if (!isSound) await checkIndex();
  return { faults: await findFaults(), isRepaired: !isSound };
}

/** Has what is lost brought back, as every page of ours does; gives what the reader is told, and how long it took. */
export async function mend(): Promise<{ told: Mended | undefined; ms: number }> {
  const before = performance.now();
  await mendIfLost();
  // The background may be at it still, and says so last.
  await navigator.locks.request('jingdu-mend', () => undefined);
  const ms = Math.round(performance.now() - before);
  const told = await loadMended();
  await forgetMended();
  return { told, ms };
}

/** What a reader is told of a library of which not all could be brought back. */
export async function readSafety(): Promise<{ articles: number; missing: number }> {
  const [canary, now] = await Promise.all([loadCanary(), readFacts()]);
  const loss = canary && findLoss(canary, now);
  return { articles: now.count, missing: loss ? loss.expected - loss.found : 0 };
}

/** Remembers the library as it is, as every page of ours does a moment after a change. */
export async function remember(): Promise<void> {
  await saveCanary(await readFacts());
}

/** Saves incompressible articles until something refuses, `most` of them; gives what was acknowledged and what was said. */
export async function saveUntilFull(from: number, most: number): Promise<{ saved: number; problem?: string }> {
  for (let saved = 0; saved < most; saved++) {
    const article = writeArticle(from + saved, 0);
    const noise = Array.from(crypto.getRandomValues(new Uint16Array(30_000)), (n) => n.toString(36)).join('');
    try {
      await saveArticle({ ...article, html: `<p>${article.text}${noise}</p>` }, `full-${from + saved}`);
    } catch (error) {
      return { saved, problem: error instanceof Problem ? error.code : String(error) };
    }
  }
  return { saved: most };
}

function addressOf(article: number): string {
  return `https://www.fensifuwu.com/emotion/me/soak.html?article=${article}`;
}

function pictureOf(article: number): string {
  return `https://img.example.cn/${article}.png`;
}

/** A true picture of one dot; of some articles the same bytes: what is shared must go with the last. */
function makePicture(article: number) {
  const dot = atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==');
  const bytes = new Uint8Array(2_000).fill(article % 7);
  bytes.set(Uint8Array.from(dot, (letter) => letter.charCodeAt(0)));
  return { bytes, mime: 'image/png', width: 1, height: 1 };
}

/** An article whose text tells its version; every ninth shares its body with others. */
export function writeArticle(article: number, version: number): Article {
  const own = article % 9 === 0 ? '' : `这是${article}号集市，卖菜的人来自${article % 31}个村。`;
  const text = `清晨的集市上人声鼎沸。第${version}版的这篇文章还说了别的。${own}${'买菜的人挑挑拣拣，讨价还价。'.repeat(3)}`;
  return {
    ...{
      url: addressOf(article),
      title: `第${article}个集市`,
      source: `第${article % 5}报`,
      breadcrumb: [],
      excerpt: '',
    },
    ...{ lang: 'zh-CN', dir: 'ltr', text, removed: [], extractorVersion: 1 },
    html: `<p>${text}</p><p><img src="${pictureOf(article)}"></p>`,
  };
}
