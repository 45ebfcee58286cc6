import { readFileSync } from 'node:fs';
import { SEED } from './addresses.ts';

/** The known article's paragraphs, in order, straight from its page. */
export function readSeedParagraphs(): string[] {
  const page = readFileSync(new URL('./pages/seed.html', import.meta.url), 'utf8');
  const body = page.slice(page.indexOf('id="content">'), page.indexOf('<div class="share'));
  return [...body.matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, inner = '']) => inner.replaceAll(/<[^>]+>/g, ''));
}

/** How many of the known paragraphs stand in `text`, each whole and in a block of its own, in their order. */
export function countSeedParagraphs(text: string): number {
  const lines = text.split('\n').map((line) => line.trim());
  let from = 0;
  let found = 0;
  for (const paragraph of readSeedParagraphs()) {
    const at = lines.indexOf(paragraph, from);
    if (at < 0) continue;
    from = at + 1;
    found += 1;
  }
  return found;
}

/** What stands in `text` that belongs to the portal and not to the article. */
export function findLeaks(text: string, forbidden: readonly string[] = SEED.mustNotContain): string[] {
  return forbidden.filter((words) => text.includes(words));
}
