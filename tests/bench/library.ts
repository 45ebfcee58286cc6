/**
 * `npm run bench:library -- [--articles N] [--no-mini] [--profile FOLDER [--fill | --screens | --saves]]`: fills a profile of the built extension in the real
 * Chromium with N made-up articles of about 2,000 characters, restarts the browser, and measures search, side by side
 * with MiniSearch (up to 10,000) and with reading all texts. Prints a table, and JSON as its last line. The browser is
 * started anew for each first search; the system's own file cache is as it is. With `--profile` the filled profile is kept
 * there, and used again by the next run of the same size; `--fill` ends when it is filled, `--screens` before the
 * searches, `--saves` measures nothing but these. Draws how it grows from all sizes that were measured into `docs/pictures/library-growth.svg`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { FIRST_ROWS } from '../../entrypoints/shelf/first-rows.ts';
import { type Demo, launch, makeProfile } from '../demo/launch.ts';
import { makeBenchExtension } from './bench-extension.ts';
import { drawGrowth } from './library-growth.ts';
import { measureNarrowing, measurePopup, measureScrolling } from './library-screens.ts';
import { readVocabulary } from './library-vocabulary.ts';

type Side = typeof import('./library-page.ts');

const args = process.argv.slice(2);
const articles = Number(args[args.indexOf('--articles') + 1] || 1_000) || 1_000;
const withMini = !args.includes('--no-mini') && articles <= 10_000;
const FILL = 500;
const STARTS = 5;
const SAVES = 60;
const WARM_SAVES = 10;
const NO_SAVES = () => ({ save: [] as number[], find: [] as number[], lost: 0 });

const { vocabulary, origin } = readVocabulary();
const extension = await makeBenchExtension('library-page.ts');
const kept = args.includes('--profile') ? resolve(args[args.indexOf('--profile') + 1] ?? 'profile') : undefined;
const profile = kept ?? makeProfile();
if (kept) mkdirSync(kept, { recursive: true });
/** What filling it told, if it is filled already. */
const marker = join(profile, `filled-${articles}.json`);
const report: Record<string, unknown> = { articles, vocabulary: origin };
let demo: Demo | undefined;

async function restart(): Promise<Page> {
  await demo?.close();
  demo = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension, profile });
  const page = await demo.open(`chrome-extension://${demo.extensionId}/bench.html`);
  await call(page, 'setVocabulary', vocabulary);
  return page;
}

/** Calls a function of the page side. */
function call<Name extends keyof Side>(
  page: Page,
  name: Name,
  ...parameters: Parameters<Side[Name]>
): Promise<Awaited<ReturnType<Side[Name]>>> {
  const run = ([name, parameters]: [string, unknown[]]) =>
    (globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[name]?.(...parameters);
  return page.evaluate(run, [name, parameters] as [string, unknown[]]) as Promise<Awaited<ReturnType<Side[Name]>>>;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function fillTo(page: Page, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += FILL) {
    await call(page, 'fill', at, Math.min(to, at + FILL));
    if ((at / FILL) % 20 === 0) say(`  ${at} articles`);
  }
}

/** Saves in this library and, in turn, in one of 100 in a browser of its own, so that what else the machine does is in both. */
async function measureSavesInTurn(many: Page) {
  const other = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension });
  const few = await other.open(`chrome-extension://${other.extensionId}/bench.html`);
  await call(few, 'setVocabulary', vocabulary);
  await fillTo(few, 0, 100);
  await call(few, 'tendAll');
  const sides = { few: { page: few, ...NO_SAVES() }, many: { page: many, ...NO_SAVES() } };
  const run = Date.now();
  for (let turn = -WARM_SAVES; turn < SAVES; turn++) {
    for (const side of Object.values(sides)) {
      const { save, find, lost } = await call(side.page, 'measureSaves', 1, `${run}之${turn + WARM_SAVES}之`);
      side.lost += lost;
      if (turn < 0) continue;
      side.save.push(...save);
      side.find.push(...find);
    }
  }
  await other.close();
  rmSync(other.profile, { recursive: true, force: true });
  return sides;
}

async function reportSaves(page: Page): Promise<void> {
  const { few, many } = await measureSavesInTurn(page);
  report.save = {
    at100: summary(few.save),
    atN: summary(many.save),
    ratio: Math.round((quantile(many.save, 0.5) / quantile(few.save, 0.5)) * 100) / 100,
    foundIn: summary(many.find),
    notFoundAtOnce: few.lost + many.lost,
  };
  say(`saves ${JSON.stringify(report.save)}`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}

function summary(values: readonly number[]) {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95), max: quantile(values, 1) };
}

try {
  let page = await restart();
  if (!existsSync(marker)) {
    say(`filling up to ${articles}`);
    await fillTo(page, 0, articles);
    const tendMs = Math.round(await call(page, 'tendAll'));
    say(`sealed and merged in ${tendMs} ms`);
    writeFileSync(marker, JSON.stringify({ tendMs }));
  }
  report.tendMs = (JSON.parse(readFileSync(marker, 'utf8')) as { tendMs: number }).tendMs;
  if (args.includes('--fill')) process.exit(await demo?.close().then(() => 0));

  if (args.includes('--saves')) {
    await reportSaves(page);
    process.exit(await demo?.close().then(() => 0));
  }

  const opens = { first: [] as number[], empty: [] as number[] };
  // Each in turn, so that what else the machine does is in both.
  for (let turn = 0; turn < 3; turn++) {
    await restart();
    if (demo) opens.first.push(...(await measurePopup(demo, 8)));
    await demo?.close();
    demo = undefined;
    const none = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension });
    opens.empty.push(...(await measurePopup(none, 8)));
    await none.close();
    rmSync(none.profile, { recursive: true, force: true });
  }
  report.popup = {
    ...summary(opens.first),
    empty: summary(opens.empty),
    ratio: Math.round((100 * quantile(opens.first, 0.5)) / quantile(opens.empty, 0.5)) / 100,
  };
  say(`popup ${JSON.stringify(report.popup)}`);

  page = await restart();
  const lists = await call(page, 'measureLists');
  report.lists = { readMs: Math.round(lists.read), firstMs: Math.round(lists.first), ...summary(lists.ms) };
  say(`filter, sort and count ${JSON.stringify(report.lists)}`);
  if (demo) {
    // The filter that narrowing sets is kept, so that comes last.
    report.scrolling = await measureScrolling(demo);
    say(`scrolling ${JSON.stringify(report.scrolling)}`);
    report.narrowing = summary(await measureNarrowing(demo));
    say(`another order on the screen ${JSON.stringify(report.narrowing)}`);
  }
  if (args.includes('--screens')) process.exit(await demo?.close().then(() => 0));

  const seedOf = { one: 11, two: 22, four: 44, eight: 88, terms: 33 };
  const first: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    page = await restart();
    const [query = ''] = await call(page, 'makeQueries', 1, {
      length: [2, 3, 4, 2, 4][start] ?? 2,
      articles,
      seed: 700 + start,
    });
    const { ms } = await call(page, 'measureSearch', [query], FIRST_ROWS);
    first.push(ms[0] ?? 0);
  }
  report.firstSearch = { ...summary(first), all: first.map(Math.round) };
  say(`first search ${JSON.stringify(report.firstSearch)}`);

  await call(page, 'measureSearch', await call(page, 'makeQueries', 20, { length: 3, articles, seed: 5 }), FIRST_ROWS);
  const kinds = [
    ['1 character', { length: 1, seed: seedOf.one }],
    ['2 characters', { length: 2, seed: seedOf.two }],
    ['4 characters', { length: 4, seed: seedOf.four }],
    ['8 characters', { length: 8, seed: seedOf.eight }],
    ['two terms', { length: 2, terms: 2, seed: seedOf.terms }],
  ] as const;
  const warm: Record<string, unknown> = {};
  for (const [name, kind] of kinds) {
    const queries = await call(page, 'makeQueries', 200, { ...kind, articles });
    const rows = await call(page, 'measureSearch', queries, FIRST_ROWS);
    const all = await call(page, 'measureSearch', queries.slice(0, 100), 0);
    warm[name] = { firstRows: summary(rows.ms), all: summary(all.ms), found: summary(all.found) };
    say(`${name} ${JSON.stringify(warm[name])}`);
  }
  report.warm = warm;

  await reportSaves(page);

  const size = await call(page, 'measureSize');
  report.size = { ...size, ratio: Math.round((100 * (size.indexBytes + size.outlineBytes)) / size.textBytes) / 100 };
  say(`size ${JSON.stringify(report.size)}`);

  // Reading 100,000 texts for each of 1,000 queries takes too long beside everything else.
  const compared = articles > 20_000 ? 100 : 1_000;
  const queries = (
    await Promise.all(
      [1, 2, 2, 3, 4, 4, 5, 6, 8].map((length, i) =>
        call(page, 'makeQueries', compared / 10, { length, articles, seed: 900 + i }),
      ),
    )
  ).flat();
  queries.push(...(await call(page, 'makeQueries', compared / 10, { length: 2, terms: 2, articles, seed: 990 })));
  report.exactness = { queries: queries.length, ...(await call(page, 'compare', queries)) };
  say(`exactness ${JSON.stringify(report.exactness)}`);

  const scanned = await call(page, 'makeQueries', articles > 20_000 ? 3 : 10, { length: 4, articles, seed: 44 });
  report.readingAllTexts = summary(await call(page, 'measureScan', scanned));
  say(`reading all texts ${JSON.stringify(report.readingAllTexts)}`);

  if (withMini) {
    report.miniBuild = await call(page, 'buildMini').catch(
      (error: unknown) => `failed: ${String(error).slice(0, 200)}`,
    );
    page = await restart();
    const [one = '', ...rest] = await call(page, 'makeQueries', 101, { length: 4, articles, seed: 44 });
    const mini = await call(page, 'measureMini', one, rest).catch((error: unknown) => ({
      failed: String(error).slice(0, 200),
    }));
    report.mini = 'ms' in mini ? { first: Math.round(mini.first), warm: summary(mini.ms) } : mini;
    say(`MiniSearch ${JSON.stringify(report.mini)} ${JSON.stringify(report.miniBuild)}`);
  }
} finally {
  await demo?.close();
  if (!kept) rmSync(profile, { recursive: true, force: true });
}
const out = resolve(import.meta.dirname, '../../out/bench-library');
mkdirSync(out, { recursive: true });
writeFileSync(resolve(out, `${articles}.json`), JSON.stringify(report, undefined, 2));
drawGrowth(out, resolve(import.meta.dirname, '../../docs/pictures/library-growth.svg'));
console.log(JSON.stringify(report));
