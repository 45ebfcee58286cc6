import type { Article, RemovedBlock } from '@/utils/article';
import { sanitizeEach, writeHtml } from '@/utils/sanitize';
import { findProfile } from '@/utils/sites/find-profile';
import type { SiteProfile } from '@/utils/sites/profile';
import type { SiteRule } from '@/utils/sites/site-rule';
import { makeLinksAbsolute, readBase } from './absolute-addresses';
import { favourBody, prepareByProfile } from './apply-profile';
import { applyRules } from './apply-rules';
import { measureBlocks } from './block-features';
import type { BlockTable } from './block-inputs';
import { judgeAlone, judgeWitnessed } from './block-model';
import { chooseBlocks, isSure, readConfidence } from './choose-blocks';
import { chooseMain } from './choose-main';
import { type CutPage, cutBlocks } from './cut-blocks';
import { findTables, keepTables, poolCells } from './data-tables';
import { doubtNames } from './doubt-names';
import { dropRepeats } from './drop-repeats';
import { endArticle } from './end-article';
import { favourContainer } from './favour-container';
import { hearReadability } from './hear-readability';
import { copyInert, countElements, isHtml } from './inert-copy';
import { readArticleBody } from './json-ld-body';
import { keepSentences } from './keep-sentences';
import { readHead } from './metadata/page-head';
import { toLines } from './metadata/page-lines';
import { readMetadata } from './metadata/read-metadata';
import { findNextPage } from './next-page';
import { placeCuts } from './place-cuts';
import { makePlainBody } from './plain-body';
import { prepare } from './prepare';
import { readArticle } from './read';
import { shapeBody } from './shape-body';
import { type Block, splitBlocks } from './split-blocks';
import { trimFurniture } from './trim-furniture';
import { trimHead } from './trim-head';
import { linkVideos } from './videos';
import { squash } from './weigh-text';

/** What came of a page; `isFallback` where it was too large to be judged and only its main part was taken as it is. */
export type Extraction =
  | { kind: 'article'; article: Article; isFallback: boolean; nextPage?: string }
  | { kind: 'none'; reason: 'no-article' | 'not-html' | 'too-large' };

export interface ExtractOptions {
  /** What 昨天 and 3小时前 are counted from. */
  now?: Date;
  /** The reader asked for whatever there is. */
  isForced?: boolean;
  /** How long a page may take before it is judged no further; a test gives less. */
  budgetMs?: number;
  /** What the reader has told us about this site. */
  rules?: readonly SiteRule[];
}

/** Rises when results change, so that a kept article can be extracted anew. */
const EXTRACTOR_VERSION = 2;
/** Beyond this Readability costs too much for one opinion of several (68,000 elements: 3.7 s measured). */
const MAX_ELEMENTS_TO_READ = 6_000;
/** Beyond this judging each block does. */
const MAX_BLOCKS_TO_JUDGE = 12_000;
/** Beyond this many letters in all, looking for words in them does. */
const MAX_TEXT_TO_JUDGE = 3_000_000;
/** What has been spent when judging would begin, in milliseconds, beyond which the page gets no more than its main part. */
const MAX_MS = 3_000;
/** Beyond this many kept blocks their real markup is not shaped; their text is taken. */
const MAX_BLOCKS_TO_SHAPE = 4_000;
/** Beyond this not even a copy is made. */
const MAX_ELEMENTS = 400_000;
/** Kept text in Latin letters' worth (some 40 Han characters): less is no article, unless the reader asks for it. */
const MIN_LENGTH = 110;
/** Less of the kept text than this expected to be right: the page has no article, only a likeliest part. */
const MIN_CONFIDENCE = 0.4;
const MAX_EXCERPT = 200;

/**
 * A page in, an article out. The page is read, never touched. The steps, and why in this order:
 *
 * 1. copy — everything after works on a document that belongs to no window
 * 2. head, JSON-LD, next page — what only the whole page tells
 * 3. prepare — pictures get their addresses, code goes, collapsed bodies open
 * 4. split — into blocks; the metadata that readers see (title, source, date) is read from them, before any is cut
 * 5. measure, judge, choose — block by block: does it belong to the article? Readability is asked where that is unsure
 * 6. trim — lines that only their words betray: comments begin, a call to scan a code, the title said again
 *    then the reader's own rules for the site, which are stronger than all of these
 * 7. cut — what is not chosen goes, and is written down
 * 8. shape — `<br>` and layout tables into paragraphs, when only the article is left
 * 9. sanitise — last, so that nothing after it can bring anything back
 */
export function extract(page: Document, url: string, options: ExtractOptions = {}): Extraction {
  const deadline = performance.now() + (options.budgetMs ?? MAX_MS);
  if (!isHtml(page)) return { kind: 'none', reason: 'not-html' };
  const elements = countElements(page);
  if (elements > MAX_ELEMENTS) return { kind: 'none', reason: 'too-large' };

  const copy = copyInert(page);
  const base = readBase(copy, url);
  const head = readHead(copy, url);
  const articleBody = readArticleBody(copy);
  const nextPage = findNextPage(copy, url);
  const profile = findProfile(url);
  prepareByProfile(copy, profile);
  prepare(copy, base);

  const blocks = splitBlocks(copy.body);
  const metadata = readMetadata(copy, head, toLines(blocks), url, options.now ?? new Date());
  const texts = blocks.map(({ text }) => text);
  const lengths = blocks.map(({ weight }) => weight);
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const hasTime = () => performance.now() < deadline;
  const isJudged = blocks.length <= MAX_BLOCKS_TO_JUDGE && total <= MAX_TEXT_TO_JUDGE && hasTime();
  const askReadability = () =>
    elements <= MAX_ELEMENTS_TO_READ && hasTime() ? (readArticle(copyInert(page))?.text ?? '') : '';
  const witnesses = { title: metadata.title, description: metadata.excerpt ?? '', articleBody };
  const { isKept, confidence } = isJudged
    ? judge(blocks, copy, measureBlocks(blocks, copy.body, witnesses), profile, askReadability)
    : { isKept: chooseMain(blocks, copy.body), confidence: 1 };
  dropRepeats(texts, lengths, isKept);
  trimFurniture(blocks, isKept, metadata.publishedText);
  trimHead(blocks, isKept, metadata.title);
  const ruled = applyRules(blocks, isKept, options.rules ?? []);
  const length = blocks.reduce((sum, { weight }, i) => sum + (isKept[i] ? weight : 0), 0);
  const isLikely = length >= MIN_LENGTH && confidence >= MIN_CONFIDENCE;
  if (length === 0 || !(isLikely || options.isForced)) return { kind: 'none', reason: 'no-article' };

  const isFallback = !isJudged || isKept.filter(Boolean).length > MAX_BLOCKS_TO_SHAPE;
  const { root, removed } = isFallback
    ? { root: makePlainBody(blocks, isKept, copy.body), removed: [] }
    : shapeArticle(cutBlocks(blocks, isKept, copy.body, ruled, isTitle(metadata.title)), base);
  const [body, ...pieces] = sanitizeEach([writeHtml(root), ...removed.map((cut) => cut.html)]);
  const text = body
    ? splitBlocks(body)
        .map((block) => block.text)
        .join('\n')
    : '';
  return {
    kind: 'article',
    isFallback,
    nextPage,
    article: {
      ...metadata,
      url,
      leadImage: metadata.leadImage ?? root.querySelector('img[src^="http"]')?.getAttribute('src') ?? undefined,
      excerpt: metadata.excerpt ?? text.slice(0, MAX_EXCERPT),
      html: body ? writeHtml(body) : '',
      text,
      removed: removed.map((cut, i) => ({ ...cut, html: pieces[i] ? writeHtml(pieces[i]) : '' })),
      extractorVersion: EXTRACTOR_VERSION,
    },
  };
}

interface Judgement {
  isKept: boolean[];
  confidence: number;
}

/** Which blocks belong to the article, each by itself and then all together. */
function judge(
  blocks: readonly Block[],
  copy: Document,
  table: BlockTable,
  profile: SiteProfile | undefined,
  askReadability: () => string,
): Judgement {
  const lengths = blocks.map(({ weight }) => weight);
  const dataTables = findTables(blocks, lengths);
  const settle = (probabilities: readonly number[]): Judgement => {
    const pooled = doubtNames(poolCells(dataTables, probabilities, lengths), table);
    const favoured = favourBody(copy, profile, blocks, favourContainer(pooled, lengths, table));
    const isKept = chooseBlocks(favoured, lengths);
    keepSentences(isKept, pooled, lengths, table);
    keepTables(dataTables, pooled, isKept);
    const confidence = readConfidence(isKept, pooled, lengths);
    if (!profile?.content) endArticle(texts, lengths, pooled, isKept);
    return { isKept, confidence };
  };
  const texts = blocks.map(({ text }) => text);
  const first = settle(judgeAlone(table));
  if (isSure(first.confidence)) return first;
  hearReadability(table, texts, lengths, askReadability());
  return settle(judgeWitnessed(table));
}

/** Gives what is left its final shape, and says where things were cut from it. */
function shapeArticle(cut: CutPage, base: string): { root: Element; removed: RemovedBlock[] } {
  shapeBody(cut.root, cut.kept);
  linkVideos(cut.root);
  makeLinksAbsolute(cut.root, base);
  return { root: cut.root, removed: placeCuts(cut) };
}

/** The title, where the page shows it: it has been read, not left out. */
function isTitle(title: string): (block: Block) => boolean {
  const wanted = squash(title);
  return ({ text }) => text.length < 2 * title.length + 20 && squash(text) === wanted;
}
