import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { act as actOn } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { findArticleIds, searchArticles } from '@/utils/library/search/find';
import { fold, tidy } from '@/utils/library/search/fold';
import { runMerge, startMerge } from '@/utils/library/search/merge';
import { isIndexSound, rebuildIndex } from '@/utils/library/search/rebuild';
import { sealDocs } from '@/utils/library/search/seal';
import { readSegmentRows, sweepSegments } from '@/utils/library/search/segments';
import { createArticle, useEmptyLibrary } from '../setup';

/** The index against plain `includes`, on random libraries through random lives. */

useEmptyLibrary();
afterEach(() => vi.restoreAllMocks());

/** Few characters, so that random texts have much in common; all that folding knows. */
const text = fc
  .array(fc.constantFrom(...'春潮來来涌動动的的的，。 \n　abcＡBC12３😀é'), { maxLength: 60 })
  .map((characters) => characters.join(''));

type Act =
  | { kind: 'save'; page: number; title: string; text: string }
  | { kind: 'bin' | 'restore' | 'read' | 'tag' | 'delete and undo'; page: number }
  | { kind: 'retitle'; page: number; title: string }
  | { kind: 'empty bin' }
  | { kind: 'seal' | 'merge' | 'merge all' | 'resume' | 'sweep' | 'rebuild' }
  | { kind: 'crash'; during: 'seal' | 'merge' | 'rebuild' | 'sweep'; after: number };

const page = fc.nat(7);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('save' as const), page, title: text, text }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'bin' as const,
        'bin' as const,
        'restore' as const,
        'read' as const,
        'tag' as const,
        'delete and undo' as const,
      ),
      page,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retitle' as const), page, title: text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('empty bin' as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'seal' as const,
        'seal' as const,
        'merge' as const,
        'merge all' as const,
        'resume' as const,
        'sweep' as const,
        'rebuild' as const,
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      during: fc.constantFrom('seal' as const, 'merge' as const, 'rebuild' as const, 'sweep' as const),
      after: fc.nat(6),
    }),
  },
);

const term = fc.oneof(
  fc.constantFrom(
    'a',
    '的',
    '来',
    '來',
    'ab',
    '春潮',
    '的的',
    'abc',
    'ＡＢＣ',
    '😀',
    '动的',
    '的，',
    'é',
    '12',
    '123',
    '1 2',
  ),
  text.map((typed) => tidy(typed.replaceAll('"', '')).slice(0, 6)),
);

/** What the library should be. */
interface Kept {
  title: string;
  /** What the reader calls it stays when the page is saved again. */
  isTitleOwn: boolean;
  text: string;
  isInBin: boolean;
  isTagged: boolean;
}

class Model {
  readonly ids = new Map<number, string>();
  readonly kept = new Map<string, Kept>();
  saves = 0;

  async act(one: Act): Promise<void> {
    const id = 'page' in one ? this.ids.get(one.page) : undefined;
    const known = id === undefined ? undefined : this.kept.get(id);
    if (one.kind === 'save') await this.save(one);
    else if (one.kind === 'bin' && id && known) {
      await actOn([id], { isInBin: true });
      known.isInBin = true;
    } else if (one.kind === 'restore' && id && known) {
      await actOn([id], { isInBin: false });
      known.isInBin = false;
    } else if (one.kind === 'read' && id) await actOn([id], { isRead: true });
    else if (one.kind === 'tag' && id && known) {
      known.isTagged = !known.isTagged;
      await actOn([id], { tags: known.isTagged ? ['春天'] : [] });
    } else if (one.kind === 'retitle' && id && known) {
      await actOn([id], { title: one.title });
      if (!one.title.trim()) return;
      known.title = one.title;
      known.isTitleOwn = true;
    } else if (one.kind === 'delete and undo' && id) {
      const undo = await actOn([id], { isInBin: true });
      await undo();
    } else if (one.kind === 'empty bin') await this.emptyBin();
    else if (one.kind === 'crash') await crash(one.during, one.after);
    else await work(one.kind);
  }

  private async save({ page, title, text }: Act & { kind: 'save' }): Promise<void> {
    const article = createArticle({ url: `https://a.example/${page}`, title, text, html: `<p>${text}</p>` });
    const { id } = await saveArticle(article, `${this.saves++}`);
    this.ids.set(page, id);
    const before = this.kept.get(id);
    const isTitleOwn = before?.isTitleOwn ?? false;
    this.kept.set(id, {
      title: before && isTitleOwn ? before.title : title,
      isTitleOwn,
      text,
      isInBin: false,
      isTagged: before?.isTagged ?? false,
    });
  }

  private async emptyBin(): Promise<void> {
    await emptyBin();
    for (const [page, id] of this.ids) {
      if (!this.kept.get(id)?.isInBin) continue;
      this.kept.delete(id);
      this.ids.delete(page);
    }
  }

  /** By the plainest means there are. */
  find(wanted: string, unwanted: string, { isTagged }: { isTagged: boolean }): string[] {
    const has = (text: string, typed: string) => fold(tidy(text)).includes(fold(tidy(typed)));
    return [...this.kept]
      .filter(([, article]) => {
        const either = (typed: string) => has(article.title, typed) || has(article.text, typed);
        if (article.isInBin || (isTagged && !article.isTagged)) return false;
        return either(wanted) && !(tidy(unwanted) && either(unwanted));
      })
      .map(([id]) => id)
      .sort();
  }
}

async function work(kind: string): Promise<void> {
  const making = await findDraft();
  const live = await readSegmentRows();
  if (kind === 'seal' && !making) await sealDocs(undefined, 1);
  if (kind === 'merge' && !making) await merge(live.slice(-2));
  if (kind === 'merge all' && !making) await merge(live);
  if (kind === 'resume' && making) await runMerge(making);
  if (kind === 'sweep') await sweepSegments();
  if (kind === 'rebuild') await rebuildIndex();
}

async function findDraft() {
  return (await db.drafts.toArray()).find(({ state }) => state === 'making');
}

async function merge(inputs: Parameters<typeof startMerge>[0]): Promise<void> {
  await startMerge(inputs);
  const making = await findDraft();
  if (making) await runMerge(making);
}

/** Has the next transaction but `after` fail, as if the worker had been killed before it, and all that follow. */
async function crash(kind: string, after: number): Promise<void> {
  const real = db.transaction.bind(db) as (...args: unknown[]) => unknown;
  let count = 0;
  const spy = vi.spyOn(db, 'transaction').mockImplementation(((...args: unknown[]) => {
    if (count++ >= after) throw new Error('killed');
    return real(...args);
  }) as never);
  try {
    await work(kind);
  } catch (error) {
    if (!String(error).includes('killed')) throw error;
  } finally {
    spy.mockRestore();
  }
}

test('search finds what `includes` finds, whatever has happened to library and index', {
  timeout: 300_000,
}, async () => {
  const runs = Number(process.env.SEARCH_RUNS ?? 120);
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 1, maxLength: 30 }),
      fc.array(fc.record({ wanted: term, unwanted: fc.oneof(fc.constant(''), term), isTagged: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
      }),
      async (acts, queries) => {
        await Promise.all(db.tables.map((table) => table.clear()));
        const model = new Model();
        for (const one of acts) await model.act(one);
        for (const { wanted, unwanted, isTagged } of queries) {
          if (!tidy(wanted)) continue;
          const typed = `"${wanted}"${tidy(unwanted) ? ` -"${unwanted}"` : ''}${isTagged ? ' tag:春天' : ''}`;
          const found = await findArticleIds(typed);
          expect([...found].sort()).toEqual(model.find(wanted, unwanted, { isTagged }));
          // The best few are the first of all.
          const best = await searchArticles(typed, { limit: 3 });
          expect(best.map(({ article }) => article.id)).toEqual(found.slice(0, 3));
        }
        expect(await isIndexSound()).toBe(true);
      },
    ),
    { numRuns: runs },
  );
});
