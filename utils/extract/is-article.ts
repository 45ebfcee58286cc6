import { findProfile, judgeAddress } from '@/utils/sites/find-profile';
import { readAddress } from './detect-address';
import { contentTypeOf } from './detect-dom';
import { readFeatures } from './detect-features';
import { walkPage } from './detect-walk';
import { DETECT_BIAS, DETECT_WEIGHTS } from './detect-weights';

/** Less prose than this in one place is no article, whatever else the page says: about 50 Chinese characters. */
const MIN_BODY = 50;
const HTML = new Set(['text/html', 'application/xhtml+xml']);

/** Whether a reader would call this page an article. One walk, no layout, and the page is not touched. */
export function isArticle(document: Document, url: string): boolean {
  if (!HTML.has(contentTypeOf(document) ?? 'text/html')) return false;
  const profile = findProfile(url);
  const known = profile && judgeAddress(profile, url);
  if (known === 'list') return false;
  const signs = walkPage(document);
  if (signs.bestProse < MIN_BODY) return false;
  return known === 'article' || weighFeatures(readFeatures(signs, readAddress(url))) > 0;
}

function weighFeatures(features: Record<string, number>): number {
  let sum = DETECT_BIAS;
  for (const [name, value] of Object.entries(features)) sum += (DETECT_WEIGHTS[name] ?? 0) * value;
  return sum;
}
