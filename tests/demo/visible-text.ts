import type { Locator } from 'playwright-core';

/** The words of an element as they stand on the screen, one block a line. */
export function visibleText(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent would run the blocks together.
  return locator.innerText();
}
