import type { SiteProfile } from '@/utils/sites/profile';
import type { Block } from './split-blocks';

/** A body with less text than this is not the one that the profile means; the page is then judged as any other. */
const MIN_LENGTH = 50;
/** Within the body that a profile names, only what the model is nearly sure of not belonging goes. */
const MIN_PROBABILITY = 0.15;

/** Takes out what a portal's profile knows not to be the article, and shows the body that a script would show. */
export function prepareByProfile(copy: Document, profile: SiteProfile | undefined): void {
  for (const selector of profile?.remove ?? []) for (const element of select(copy, selector)) element.remove();
  for (const body of profile?.content ? select(copy, profile.content) : []) {
    for (const name of ['style', 'hidden', 'aria-hidden']) body.removeAttribute(name);
  }
}

/** Probabilities that follow the profile's word for where the body is. */
export function favourBody(
  copy: Document,
  profile: SiteProfile | undefined,
  blocks: readonly Block[],
  probabilities: readonly number[],
): readonly number[] {
  const [body] = profile?.content ? select(copy, profile.content) : [];
  if (!body || (body.textContent ?? '').trim().length < MIN_LENGTH) return probabilities;
  const isWithin = blocks.map(({ parent }) => body.contains(parent));
  // Where the model would leave nothing of it, the profile knows better.
  const isDoubted = probabilities.every((probability, i) => !isWithin[i] || probability < MIN_PROBABILITY);
  return probabilities.map((probability, i) => (isWithin[i] && (isDoubted || probability >= MIN_PROBABILITY) ? 1 : 0));
}

/** A selector that this browser cannot read finds nothing. */
function select(copy: Document, selector: string): Element[] {
  try {
    return [...copy.querySelectorAll(selector)];
  } catch {
    return [];
  }
}
