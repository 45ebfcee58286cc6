import { attributeOf } from './detect-dom';

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
  pictures: number;
  linkedPictures: number;
  mainHeadings: number;
  linkedHeadings: number;
  articles: number;
  paragraphs: number;
  controls: number;
  times: number;
  /** The longest row of siblings of one shape with link and picture or heading, and of those with a link only. */
  cards: number;
  rows: number;
  prices: number;
  dates: number;
  buys: number;
  readMores: number;
  bodyClass: string;
  /** What the page says it is: 1 or 0. */
  saysArticle: number;
  saysPublished: number;
  saysProduct: number;
  saysWebsite: number;
  dataArticle: number;
  dataProduct: number;
  dataList: number;
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
    pictures: 0,
    linkedPictures: 0,
    mainHeadings: 0,
    linkedHeadings: 0,
    articles: 0,
    paragraphs: 0,
    controls: 0,
    times: 0,
    cards: 0,
    rows: 0,
    prices: 0,
    dates: 0,
    buys: 0,
    readMores: 0,
    bodyClass: '',
    saysArticle: 0,
    saysPublished: 0,
    saysProduct: 0,
    saysWebsite: 0,
    dataArticle: 0,
    dataProduct: 0,
    dataList: 0,
  };
}

const PRICE = /[$€£¥￥]\s?\d|\d\s?(?:元|€|USD)(?![\p{L}\p{N}])/u;
const DATE =
  /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d/i;
const BUY = /add to (?:cart|bag|basket)|quick (?:view|shop|add)|choose options|加入购物车|立即购买/i;
const READ_MORE = /^\s*(?:(?:read|learn|find out|view|see) (?:more|details)|continue reading|阅读全文|查看详情)/i;

/** Reads a text of less than a line: a price, a date, a button. */
export function readShortText(text: string, signs: PageSigns): void {
  if (text.length < 4) return;
  if (/\d/.test(text)) {
    if (PRICE.test(text)) signs.prices++;
    else if (DATE.test(text)) signs.dates++;
  } else if (BUY.test(text)) signs.buys++;
  else if (READ_MORE.test(text)) signs.readMores++;
}

/** Reads a `<meta>`. */
export function readMeta(node: Node, signs: PageSigns): void {
  const key = attributeOf(node, 'property') || attributeOf(node, 'name');
  if (key === 'og:type') {
    const type = attributeOf(node, 'content').toLowerCase();
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
  if (/"(?:Product|Offer|AggregateOffer)"/.test(types)) signs.dataProduct = 1;
  if (/"(?:ItemList|CollectionPage|SearchResultsPage|OfferCatalog)"/.test(types)) signs.dataList = 1;
}
