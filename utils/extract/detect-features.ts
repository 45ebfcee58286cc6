import type { AddressSigns } from './detect-address';
import type { PageSigns } from './detect-signs';
import { weigh } from './detect-text';

const LIST_BODY = /(?:^|\s)(?:archive|blog|category|search-results|tax-\S+|post-type-archive|home|tag)(?=\s|$)/;
const POST_BODY = /(?:^|\s)(?:single|single-post|post-template\S*|page-article|article-page)(?=\s|$)/;

/** A page as the linear model sees it: about 0 to 2 each, in the order of the table of weights. */
export function readFeatures(signs: PageSigns, address: AddressSigns): Record<string, number> {
  const log = (count: number) => Math.log10(1 + count);
  const share = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : 0);
  const flag = (value: boolean) => (value ? 1 : 0);
  return {
    prose: log(signs.prose),
    bestProse: log(signs.bestProse),
    bestOfText: share(signs.bestProse, signs.text),
    bestOfProse: share(signs.bestProse, signs.prose),
    proseOfText: share(signs.prose, signs.text),
    bestToLinks: share(signs.bestProse, signs.bestProse + signs.linkText),
    bestLinked: share(signs.bestLinked, signs.bestLinked + signs.bestProse),
    longRuns: log(signs.longRuns),
    longestRun: log(signs.longestRun),
    meanRun: log(signs.proseRuns ? signs.prose / signs.proseRuns : 0),
    marks: log(signs.proseMarks),
    links: log(signs.links),
    pictures: log(signs.pictures),
    linkedPictures: log(signs.linkedPictures),
    linkedHeadings: log(signs.linkedHeadings),
    oneMainHeading: flag(signs.mainHeadings === 1),
    oneArticle: flag(signs.articles === 1),
    manyArticles: flag(signs.articles > 2),
    paragraphs: log(signs.paragraphs),
    controls: log(signs.controls),
    cards: log(signs.cards),
    rows: log(signs.rows),
    cardsToProse: log(signs.cards) - log(signs.bestProse) / 2,
    prices: log(signs.prices),
    dates: log(signs.dates),
    buys: log(signs.buys),
    readMores: log(signs.readMores),
    listBody: flag(LIST_BODY.test(signs.bodyClass)),
    postBody: flag(POST_BODY.test(signs.bodyClass)),
    saysArticle: signs.saysArticle,
    saysPublished: signs.saysPublished,
    saysProduct: signs.saysProduct,
    saysWebsite: signs.saysWebsite,
    dataArticle: signs.dataArticle,
    dataProduct: signs.dataProduct,
    dataList: signs.dataList,
    headingIsTitle: flag(saysTitle(signs)),
    headingLength: Math.min(1, weigh(signs.heading).weight / 20),
    titleLength: Math.min(2, weigh(signs.title).weight / 20),
    dateBelowHeading: signs.dateBelowHeading,
    bylines: Math.min(1, signs.bylines / 2),
    pagers: Math.min(1, signs.pagers / 2),
    headlines: log(signs.headlines),
    headlinesToProse: log(signs.headlines) - log(signs.bestProse) / 2,
    homeAddress: flag(address.isHome),
    listAddress: flag(address.isList),
    articleAddress: flag(address.isArticle),
    folderAddress: flag(address.isFolder),
    pageAddress: flag(address.isPage),
  };
}

/** An article's page is called what its heading says, and that is longer than a section's name. */
function saysTitle({ heading, title }: PageSigns): boolean {
  const [inner, outer] = [heading, title].map((text) => text.replace(/\s+/g, ''));
  return inner !== undefined && inner.length >= 8 && outer?.startsWith(inner.slice(0, 20)) === true;
}
