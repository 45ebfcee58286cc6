import { findByUrl } from '@/utils/library/articles';
import { editKept } from '@/utils/library/edit-kept';
import { listHighlights, removeHighlight, saveHighlight } from '@/utils/library/highlights';
import { keepPlace } from '@/utils/library/progress';
import { readEdits } from '@/utils/library/read-edits';
import { type EditReply, onMessage } from '@/utils/messaging';
import { parseArticle } from '@/utils/parse-article';
import { parseHighlight, parseReading } from '@/utils/parse-highlight';
import { Problem, toOutcome } from '@/utils/problem';
import { tendIndexSoon } from './index-work';
import { fetchPicturesSoon, listForPage } from './pictures';
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

  onMessage('editSaved', ({ data, sender }) =>
    toOutcome(async (): Promise<EditReply | undefined> => {
      const saved = await findOwn(sender, data.url);
      if (!saved) return undefined;
      const next = parseArticle({ ...data.article, url: saved.url });
      if (!next || typeof data.before !== 'string') throw new Problem('noArticle');
      const over = typeof data.over === 'string' ? data.over : undefined;
      const { html, text, removed, returned, pages } = next;
      const edited = { html, text, removed, returned, pages };
      if (!(await editKept(saved, edited, { before: data.before, over }))) {
        return { kind: 'other', bodyHash: saved.bodyHash, edits: await readEdits(saved.url) };
      }
      tendIndexSoon();
      fetchPicturesSoon();
      return { kind: 'kept', pictures: await listForPage(saved.id, saved.url) };
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
