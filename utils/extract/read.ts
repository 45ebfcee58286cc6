import { Readability } from '@mozilla/readability';

/** Short Chinese articles fall under the library's own 500 characters; 80 helped on every Chinese set measured. */
const CHAR_THRESHOLD = 80;

/**
 * What Readability takes for the article, as an element of `copy`, which is used up by this; undefined where it finds
 * nothing or gives up. One witness among others: see `block-features.ts`.
 */
export function readArticle(copy: Document): { content: HTMLElement; text: string } | undefined {
  try {
    const result = new Readability<HTMLElement>(copy, {
      charThreshold: CHAR_THRESHOLD,
      // Of its metadata nothing is wanted.
      disableJSONLD: true,
      serializer: (element) => element as HTMLElement,
    }).parse();
    return result?.content ? { content: result.content, text: result.textContent ?? '' } : undefined;
  } catch {
    // A page can make it throw; the other witnesses then decide alone.
    return undefined;
  }
}
