import type { TextWeight } from './detect-text';

/** Everything that one walk over a page counts. Weights are those of `detect-text.ts`. */
export interface PageSigns {
  nodes: number;
  text: number;
  linkText: number;
  links: number;
  /** Prose anywhere, and in the one element that holds most of it. */
  prose: number;
  bestProse: number;
  bestLinked: number;
  proseRuns: number;
  proseMarks: number;
  longRuns: number;
  longestRun: number;
  mainHeadings: number;
  articles: number;
  controls: number;
  /** The longest row of siblings of one shape with link and picture or heading, and of those with a link only. */
  cards: number;
  rows: number;
  prices: number;
  buys: number;
  readMores: number;
  bodyClass: string;
  /** The first heading of the first rank, what it and the page's title weigh, and whether the title begins with it. */
  heading: string;
  title: string;
  /** A date stands in one of the lines right below that heading. */
  dateBelowHeading: number;
  /** 来源：, 责任编辑：, 上一篇: what stands round an article. */
  bylines: number;
  /** What the page says it is: 1 or 0. */
  saysArticle: number;
  saysPublished: number;
  saysProduct: number;
  saysWebsite: number;
  dataArticle: number;
}

/** The signs of a page not yet walked. */
export function emptySigns(): PageSigns {
  return {
    nodes: 0,
    text: 0,
    linkText: 0,
    links: 0,
    prose: 0,
    bestProse: 0,
    bestLinked: 0,
    proseRuns: 0,
    proseMarks: 0,
    longRuns: 0,
    longestRun: 0,
    mainHeadings: 0,
    articles: 0,
    controls: 0,
    cards: 0,
    rows: 0,
    prices: 0,
    buys: 0,
    readMores: 0,
    bodyClass: '',
    heading: '',
    title: '',
    dateBelowHeading: 0,
    bylines: 0,
    saysArticle: 0,
    saysPublished: 0,
    saysProduct: 0,
    saysWebsite: 0,
    dataArticle: 0,
  };
}

const PRICE = /[$€£¥￥]\s?\d|\d\s?(?:元|€|USD)(?![a-z0-9\u00c0-\u024f\u3040-\u9fff])/i;
const DATE =
  /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d/i;
const BUY = /add to (?:cart|bag|basket)|quick (?:view|shop|add)|choose options|加入购物车|立即购买/i;
const READ_MORE = /^\s*(?:(?:read|learn|find out|view|see) (?:more|details)|continue reading|阅读全文|查看详情)/i;
/** The letters that it begins with. */
const READ_MORE_BEGINS = 'rlfvscRLFVSC阅查';
const BYLINE = /(?:来源|稿源|责任编辑|责编|编辑|作者|记者|撰文)\s*[:：/]|^\s*(?:上一篇|下一篇)|本报记者|原标题/;

/** Reads a text of less than a line: a price, a date, a button. `isNear`: it stands right below the heading. */
export function readShortText(
  text: string,
  { hasWide, hasDigit }: TextWeight,
  isNear: boolean,
  signs: PageSigns,
): void {
  if (hasWide && BYLINE.test(text)) signs.bylines++;
  if (text.length < 4) return;
  if (hasDigit) {
    if (PRICE.test(text)) signs.prices++;
    else if (isNear && DATE.test(text)) signs.dateBelowHeading = 1;
  } else if (mayBuy(text, hasWide) && BUY.test(text)) signs.buys++;
  else if (READ_MORE_BEGINS.includes(text.trimStart().charAt(0)) && READ_MORE.test(text)) signs.readMores++;
}

/** Nearly all texts of a page are passed over by this, and its button's words never compiled. */
function mayBuy(text: string, hasWide: boolean): boolean {
  return (hasWide && text.includes('购')) || / (?:to|view|shop|add|options)/i.test(text);
}

/** Reads a `<meta>`. */
export function readMeta(element: Element, signs: PageSigns): void {
  const key = element.getAttribute('property') ?? element.getAttribute('name') ?? '';
  if (key === 'og:type') {
    const type = (element.getAttribute('content') ?? '').toLowerCase();
    if (/article|news|blog/.test(type)) signs.saysArticle = 1;
    else if (/product/.test(type)) signs.saysProduct = 1;
    else if (/website/.test(type)) signs.saysWebsite = 1;
  } else if (/^article:(?:published_time|author)$|pub(?:lish)?_?date|^weibo:article/i.test(key))
    signs.saysPublished = 1;
}

/** Reads a JSON-LD block by its words: parsing would cost more than all the rest. */
export function readStructuredData(json: string, signs: PageSigns): void {
  const types = json.match(/"@type"\s*:\s*(?:"[^"]*"|\[[^\]]*\])/g)?.join(' ') ?? '';
  if (/(?:Article|BlogPosting|Report)"/.test(types) && json.includes('"headline"')) signs.dataArticle = 1;
}
