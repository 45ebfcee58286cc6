import { ancestorAt, type BlockSize, LEVELS, measureContainer, measurePage } from './block-context';
import type { BlockTable } from './block-inputs';
import type { Block } from './split-blocks';
import { squash, weighText } from './weigh-text';

/** Witnesses from outside the blocks; the empty string where there is none. */
export interface Witnesses {
  /** The article's title, as the metadata has it. */
  title: string;
  /** What Readability takes for the article. */
  readability: string;
  /** What the page itself gives as `articleBody` in JSON-LD. */
  articleBody: string;
  /** The page's description: often the article's first sentence. */
  description: string;
}

const MARKS = /[，。！？；：、“”,.!?;:…،؟।]/g;
const SENTENCE_END = /[。！？.!?…”"』」；;।؟]\s*[)）]?$/;
/** Lines that stand around an article, by how they begin; weighed together with all else, never cut by this alone. */
const FURNITURE =
  /^[\s[【(（]*(?:责任编辑|责编|编辑|来源|作者|文章来源|原标题|原文|声明|免责|版权|转载|分享|扫码|扫一扫|关注|更多|相关|推荐|热门|最新|上一篇|下一篇|返回|点击|阅读|打开|下载|评论|登录|注册|举报|标签|关键词|本文|特别声明|share|advert|sign up|subscribe|newsletter|read more|read next|related|follow|copyright|©|all rights|comment|print|email|tags?\b|by\b|posted|published|updated|photo|image|credit|source|click|see also|more from|about the author|join|download|log in|leave a|recommended|popular|trending|skip to|written by|view all|sponsored|table of contents|in this article|you may|also read|filed under|categories|cookies?|last updated|reviewed by|disclosure)/i;
const DATE =
  /(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}|\d{1,2}:\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}/i;
/** A paragraph of prose: this long, with two marks, and mostly not links. */
const MIN_PARAGRAPH = 80;

/** Measures every block: itself, its containers, its place on the page, and what the witnesses say of it. */
export function measureBlocks(blocks: readonly Block[], root: Element, witnesses: Witnesses): BlockTable {
  const sizes = blocks.map(measureSize);
  const page = measurePage(blocks, sizes, root);
  const texts = blocks.map(({ text }) => squash(text));
  const shapes = blocks.map(({ parent }) => shapeOf(parent));
  const shapeCounts = countBy(shapes);
  const textCounts = countBy(texts);
  const known = {
    title: squash(witnesses.title),
    readability: squash(witnesses.readability),
    articleBody: squash(witnesses.articleBody),
    description: squash(witnesses.description),
  };
  const titleAt = known.title ? texts.lastIndexOf(known.title, Math.floor(blocks.length * 0.7)) : -1;
  const inMain = blocks.map(({ parent }) => page.main.contains(parent));
  const [firstMain, lastMain] = [inMain.indexOf(true), inMain.lastIndexOf(true)];
  const containerRows = new Map<Element, number[]>();
  const numbers = new Map<Element, number>();
  let before = 0;

  const containers = blocks.map(({ parent }) =>
    LEVELS.map((level) => {
      const element = ancestorAt(parent, level, root);
      const number = numbers.get(element) ?? numbers.size;
      numbers.set(element, number);
      return number;
    }),
  );
  const rows = blocks.map((block, i) => {
    const { length, marks } = sizes[i] ?? measureSize(block);
    const { text, linkLength, parent } = block;
    const squashed = texts[i] ?? '';
    let containerRow = containerRows.get(parent);
    if (!containerRow) {
      containerRow = measureContainer(parent, root, page);
      containerRows.set(parent, containerRow);
    }
    const row = [
      Math.log1p(length),
      Math.min(3, (10 * marks) / Math.max(1, length)),
      linkLength / Math.max(1, text.length),
      SENTENCE_END.test(text) ? 1 : 0,
      FURNITURE.test(text) ? 1 : 0,
      DATE.test(text) ? 1 : 0,
      share(text, /\d/g),
      i / blocks.length,
      before / page.total.length,
      Math.log1p(blocks.length),
      Math.log1p(shapeCounts.get(shapes[i] ?? '') ?? 0),
      Math.min(4, textCounts.get(squashed) ?? 1),
      testimony(known.readability, squashed, 60),
      testimony(known.articleBody, squashed, 40),
      known.title !== '' && (squashed === known.title || (squashed.length > 8 && known.title.includes(squashed)))
        ? 1
        : 0,
      titleAt < 0 ? 0 : clamp((i - titleAt) / 20),
      inMain[i] ? 1 : 0,
      firstMain < 0 ? 0 : clamp((i - firstMain) / 10),
      lastMain < 0 ? 0 : clamp((lastMain - i) / 10),
      share(text, /[A-Z]/g),
      /[|©]/.test(text) ? 1 : 0,
      squashed.length > 15 ? testimony(known.description, squashed, 30) : 0,
      isStrong(block) ? 1 : 0,
      ...containerRow,
    ];
    before += length;
    return row;
  });
  return { rows, containers };
}

/** A block by itself. */
export function measureSize({ text, linkLength }: Block): BlockSize {
  const length = weighText(text);
  const marks = text.match(MARKS)?.length ?? 0;
  const links = (length * linkLength) / Math.max(1, text.length);
  return { length, linkLength: links, marks, isParagraph: length > MIN_PARAGRAPH && marks >= 2 && links < length / 2 };
}

/** 1 if the witness has the block's beginning, 0 if not, -1 if there is no witness. */
function testimony(witness: string, squashed: string, length: number): number {
  if (witness === '') return -1;
  return witness.includes(squashed.slice(0, length)) ? 1 : 0;
}

function isStrong({ nodes }: Block): boolean {
  const [only, ...others] = nodes.filter((node) => node.textContent?.trim());
  return others.length === 0 && /^(?:STRONG|B)$/.test(only?.nodeName ?? '');
}

/** An element by its tag and class, and those of the two above it: cards of one list have one shape. */
function shapeOf(element: Element): string {
  const name = (at: Element | null | undefined) => (at ? `${at.localName}.${at.getAttribute('class') ?? ''}` : '');
  return `${name(element)}<${name(element.parentElement)}<${name(element.parentElement?.parentElement)}`;
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(1, text.length);
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

function countBy(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
