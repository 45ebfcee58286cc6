import { findProfile, judgeAddress } from '@/utils/sites/find-profile';
import { readAddress } from './detect-address';
import { contentTypeOf, isShadowed } from './detect-dom';
import { readFeatures } from './detect-features';
import { walkPage } from './detect-walk';
import { DETECT_BIAS, DETECT_WEIGHTS } from './detect-weights';
import { copyInert } from './inert-copy';

/** With less prose than this in one place (about 50 Chinese characters) all else must speak for an article, clearly. */
const MIN_BODY = 50;
const CLEAR = 1;
/** A page with less text than this in all has none. */
const MIN_TEXT = 50;
const HTML = new Set(['text/html', 'application/xhtml+xml']);

/** Whether a reader would call this page an article. One walk, no layout, and the page is not touched. */
export function isArticle(document: Document, url: string): boolean {
  if (!HTML.has(contentTypeOf(document) ?? 'text/html')) return false;
  const profile = findProfile(url);
  const known = profile && judgeAddress(profile, url);
  if (known === 'list') return false;
  const signs = walkPage(isShadowed(document) ? copyInert(document) : document);
  if (signs.bestProse >= MIN_BODY && known === 'article') return true;
  const weight = weighFeatures(readFeatures(signs, readAddress(url)));
  return weight > (signs.bestProse >= MIN_BODY ? 0 : CLEAR) && signs.text >= MIN_TEXT;
}

function weighFeatures(features: Record<string, number>): number {
  let sum = DETECT_BIAS;
  for (const [name, value] of Object.entries(features)) sum += (DETECT_WEIGHTS[name] ?? 0) * value;
  return sum;
}
