import { findByUrl } from '@/utils/library/articles';
import { listHighlights, removeHighlight, saveHighlight } from '@/utils/library/highlights';
import { keepPlace } from '@/utils/library/progress';
import { onMessage } from '@/utils/messaging';
import { parseHighlight, parseReading } from '@/utils/parse-highlight';
import { Problem, toOutcome } from '@/utils/problem';
import { contentSender } from './sender';

type Sender = Parameters<typeof contentSender>[0];

/** What the overlay leaves in an article. A page's script reaches only the article of its own address. */
export function registerMarks(): void {
  onMessage('findMarks', ({ data, sender }) =>
    toOutcome(async () => {
      const article = await findOwn(sender, data.url);
      if (!article) return undefined;
      const { id, place, progress } = article;
      return { id, place, progress, highlights: await listHighlights(id) };
    }),
  );

  onMessage('saveHighlight', ({ data, sender }) =>
    toOutcome(async () => {
      const article = await findOwn(sender, data.url);
      const draft = parseHighlight(data.highlight);
      const kept = article && draft && (await saveHighlight(article.id, draft));
      if (!kept) throw new Problem('noHighlight');
      return kept;
    }),
  );

  onMessage('removeHighlight', ({ data, sender }) =>
    toOutcome(async () => {
      const article = await findOwn(sender, data.url);
      if (article) await removeHighlight(article.id, String(data.id));
    }),
  );

  onMessage('keepPlace', ({ data, sender }) =>
    toOutcome(async () => {
      const article = await findOwn(sender, data.url);
      const reading = parseReading(data);
      if (article && reading) await keepPlace(article.id, reading);
    }),
  );
}

function findOwn(sender: Sender, claimedUrl: unknown) {
  return findByUrl(contentSender(sender, claimedUrl).url);
}
