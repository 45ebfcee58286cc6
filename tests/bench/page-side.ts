/**
 * What the bench runs in the page, in the extension's own isolated world: the shipped detector and extraction, and bare
 * Readability beside them. Bundled by `bench-extension.ts` into a copy of the built extension.
 */
import { Readability } from '@mozilla/readability';
import { fetchPage } from '@/entrypoints/overlay.content/fetch-page';
import { measureBlocks } from '@/utils/extract/block-features';
import { readAddress } from '@/utils/extract/detect-address';
import { readFeatures } from '@/utils/extract/detect-features';
import { walkPage } from '@/utils/extract/detect-walk';
import { extract } from '@/utils/extract/extract';
import { hearReadability } from '@/utils/extract/hear-readability';
import { copyInert } from '@/utils/extract/inert-copy';
import { isArticle } from '@/utils/extract/is-article';
import { joinPages } from '@/utils/extract/join-pages';
import { readArticleBody } from '@/utils/extract/json-ld-body';
import { readHead } from '@/utils/extract/metadata/page-head';
import { toLines } from '@/utils/extract/metadata/page-lines';
import { readMetadata } from '@/utils/extract/metadata/read-metadata';
import { prepare } from '@/utils/extract/prepare';
import { readArticle } from '@/utils/extract/read';
import { splitBlocks } from '@/utils/extract/split-blocks';
import { weighText } from '@/utils/extract/weigh-text';

/** One prediction as `score.mjs` wants it. */
export interface Prediction {
  isArticle: boolean;
  title?: string;
  byline?: string;
  publishedTime?: string;
  source?: string;
  editor?: string;
  text: string;
  images: string[];
  ms: number;
  detectMs: number;
}

async function predict(): Promise<Prediction> {
  const start = performance.now();
  const verdict = isArticle(document, location.href);
  const detected = performance.now();
  const extraction = extract(document, location.href, { isForced: true });
  const end = performance.now();
  const times = { ms: end - detected, detectMs: detected - start };
  if (extraction.kind === 'none') return { isArticle: verdict, text: '', images: [], ...times };
  const whole = await joinPages(extraction.article, extraction.nextPage, { fetchPage });
  const { title, byline, publishedTime, source, editor, text, html } = whole;
  const body = new DOMParser().parseFromString(html, 'text/html');
  const images = [...body.images].map((image) => image.getAttribute('src') ?? '');
  return { isArticle: verdict, title, byline, publishedTime, source, editor, text, images, ...times };
}

/** Readability as it comes, on the same page. */
function predictBaseline(): Prediction {
  const start = performance.now();
  const copy = document.cloneNode(true) as Document;
  const result = new Readability(copy).parse();
  const ms = performance.now() - start;
  if (!result) return { isArticle: false, text: '', images: [], ms, detectMs: 0 };
  const body = new DOMParser().parseFromString(result.content ?? '', 'text/html');
  return {
    isArticle: true,
    title: result.title ?? undefined,
    byline: result.byline ?? undefined,
    publishedTime: result.publishedTime ?? undefined,
    text: splitBlocks(body.body)
      .map((block) => block.text)
      .join('\n'),
    images: [...body.images].map((image) => image.getAttribute('src') ?? ''),
    ms,
    detectMs: 0,
  };
}

/** The page's blocks and their features, for fitting; the same calls in the same order as `extract` makes them. */
function measure() {
  const copy = copyInert(document);
  const head = readHead(copy, location.href);
  const articleBody = readArticleBody(copy);
  prepare(copy, location.href);
  const blocks = splitBlocks(copy.body);
  const metadata = readMetadata(copy, head, toLines(blocks), location.href, new Date());
  const witnesses = { title: metadata.title, description: metadata.excerpt ?? '', articleBody };
  const table = measureBlocks(blocks, copy.body, witnesses);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const texts = blocks.map(({ text }) => text);
  const read = readArticle(copyInert(document));
  hearReadability(table, texts, texts.map(weighText), read?.text ?? '');
  const { rows, elements, parents, ofBlock } = table;
  const roundAll = (table: readonly ArrayLike<number>[]) => table.map((row) => Array.from(row, round));
  const readTexts = read ? splitBlocks(read.content).map(({ text }) => text) : [];
  return { texts, readTexts, rows: roundAll(rows), elements: roundAll(elements), parents, ofBlock };
}

/** What the detector counts, for fitting it. */
function countSigns() {
  return readFeatures(walkPage(document), readAddress(location.href));
}

Object.assign(globalThis, { jingduBench: { predict, predictBaseline, measure, countSigns } });
