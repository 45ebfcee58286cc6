import type { AddressSigns } from './detect-address';
import type { PageSigns } from './detect-signs';
import { weigh } from './detect-text';

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
    oneArticle: flag(signs.articles === 1),
    controls: log(signs.controls),
    cards: log(signs.cards),
    rows: log(signs.rows),
    cardsToProse: log(signs.cards) - log(signs.bestProse) / 2,
    prices: log(signs.prices),
    buys: log(signs.buys),
    readMores: log(signs.readMores),
    postBody: flag(POST_BODY.test(signs.bodyClass)),
    saysArticle: signs.saysArticle,
    saysPublished: signs.saysPublished,
    saysProduct: signs.saysProduct,
    saysWebsite: signs.saysWebsite,
    dataArticle: signs.dataArticle,
    headingLength: Math.min(1, weigh(signs.heading).weight / 20),
    titleLength: Math.min(2, weigh(signs.title).weight / 20),
    dateBelowHeading: signs.dateBelowHeading,
    bylines: Math.min(1, signs.bylines / 2),
    homeAddress: flag(address.isHome),
    listAddress: flag(address.isList),
    articleAddress: flag(address.isArticle),
    pageAddress: flag(address.isPage),
  };
}
