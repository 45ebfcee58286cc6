import type { SavedArticle } from '@/utils/article';
import type { Highlight, HighlightDraft } from '@/utils/highlight';
import { isArticleRow } from './backup/check-row';
import type { Clock } from './clock';
import { db, withStorage } from './db';
import { mutate } from './mutate';
import type { HighlightRow, Register } from './rows';
import { fold } from './search/fold';
import { toSaved } from './to-row';

/** A highlight with the article that it stands in. */
export interface HighlightInArticle {
  highlight: Highlight;
  article: SavedArticle;
}

/** The highlights of one article, the oldest first. */
export function listHighlights(articleId: string): Promise<Highlight[]> {
  return withStorage(async () => {
    const rows = await db.highlights.where('articleId').equals(articleId).toArray();
    return rows
      .filter(({ kept }) => kept === 1)
      .map(toHighlight)
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  });
}

/**
 * All highlights of articles that are not in the bin, the newest first; with `query` only those whose words, note or
 * title say it, as search compares them.
 */
export function listAllHighlights({ query = '' }: { query?: string } = {}): Promise<HighlightInArticle[]> {
  return withStorage(async () => {
    const rows = await db.highlights
      .where('[kept+createdAt+id]')
      .between([1], [1, []], true, false)
      .reverse()
      .toArray();
    const ids = [...new Set(rows.map(({ articleId }) => articleId))];
    const articles = new Map(
      (await db.articles.bulkGet(ids)).map((row) => [row?.id, isArticleRow(row) ? toSaved(row) : undefined]),
    );
    const wanted = fold(query.trim());
    return rows.flatMap((row) => {
      const article = articles.get(row.articleId);
      if (!article || article.isInBin) return [];
      const highlight = toHighlight(row);
      const said = fold([highlight.quote, highlight.note, article.title].join('\n'));
      return said.includes(wanted) ? [{ highlight, article }] : [];
    });
  });
}

/**
 * Keeps a highlight, new or changed, on disk when this resolves; one that was removed comes back. Undefined when there
 * is no such article.
 * @throws Problem `storageFull`, `storageRefused`
 */
export function saveHighlight(articleId: string, draft: HighlightDraft): Promise<Highlight | undefined> {
  return mutate(async (change) => {
    const article = await db.articles.get(articleId);
    const known = await db.highlights.get(draft.id);
    if (!article || (known && known.articleId !== articleId)) return undefined;
    const row = known ? update(known, draft, change) : create(draft, { articleId, bodyHash: article.bodyHash }, change);
    await change.putHighlight(row);
    return toHighlight(row);
  });
}

/** Removes a highlight of this article; `saveHighlight` with what it was brings it back. @throws Problem */
export function removeHighlight(articleId: string, id: string): Promise<void> {
  return mutate(async (change) => {
    const row = await db.highlights.get(id);
    if (row?.articleId !== articleId || row.kept === 0) return;
    await change.putHighlight({ ...row, kept: 0, del: [new Date().toISOString(), change.next()] });
  });
}

function create(draft: HighlightDraft, home: { articleId: string; bodyHash: string }, clock: Clock): HighlightRow {
  const { id, color, note, quote, prefix, suffix, start, end } = draft;
  return {
    id,
    v: 1,
    articleId: home.articleId,
    createdAt: new Date().toISOString(),
    kept: 1,
    f: {
      anchor: [{ quote, prefix, suffix, start, end, bodyHash: home.bodyHash }, clock.next()],
      color: [color, clock.next()],
      note: [note, clock.next()],
    },
    del: [null, clock.next()],
  };
}

/** Its words stay what they were; only what the reader may change is set, and only where it differs. */
function update(row: HighlightRow, { color, note }: HighlightDraft, clock: Clock): HighlightRow {
  const set = <T>(register: Register<T>, value: T): Register<T> =>
    register[0] === value ? register : [value, clock.next()];
  const f = { ...row.f, color: set(row.f.color, color), note: set(row.f.note, note) };
  return { ...row, kept: 1, f, del: set(row.del, null) };
}

function toHighlight({ id, articleId, createdAt, f }: HighlightRow): Highlight {
  return { ...f.anchor[0], id, articleId, createdAt, color: f.color[0], note: f.note[0] };
}
