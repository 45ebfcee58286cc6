import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_FILTERS } from '@/utils/filters';
import { act as actOn } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { mendCounts, readCounts } from '@/utils/library/catalogue/kept-counts';
import { select } from '@/utils/library/catalogue/select';
import { readCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { readFacts } from '@/utils/library/facts';
import { countViews, listIds } from '@/utils/library/list';
import { keepPlace } from '@/utils/library/progress';
import { isIndexSound, rebuildIndex } from '@/utils/library/search/rebuild';
import { renameTag } from '@/utils/library/tags';
import { SORTS, VIEWS } from '@/utils/views';
import { createArticle, useEmptyLibrary } from '../setup';

/** The catalogue in memory against the library on disk, through random lives. */

useEmptyLibrary();

type Act =
  | { kind: 'save'; page: number; length: number; day: number }
  | { kind: 'read' | 'star' | 'archive' | 'bin' | 'restore' | 'tag' | 'title' | 'progress'; page: number; to: number }
  | { kind: 'rename' | 'empty' | 'rebuild' | 'look' };

const page = fc.nat(5);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      page,
      length: fc.nat(3),
      day: fc.integer({ min: 0, max: 3 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('read', 'star', 'archive', 'bin', 'restore', 'tag', 'title', 'progress'),
      page,
      to: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('rename', 'empty', 'rebuild', 'look') }) },
);

const TAGS = ['春', '夏', 'Qiu', 'ＱＩＵ'];

async function run(one: Act, ids: Map<number, string>, step: number, catalogue: Catalogue): Promise<void> {
  const id = ('page' in one ? ids.get(one.page) : undefined) ?? 'nobody';
  switch (one.kind) {
    case 'save': {
      const article = createArticle({
        url: `https://www.site${one.page % 2}.example/${one.page}`,
        text: '字'.repeat(1 + one.length * 900),
        html: `<p>${one.length}</p>`,
        source: one.page % 3 ? `某报${one.page % 3}` : undefined,
        publishedTime: one.day ? `2024-03-0${one.day}` : undefined,
      });
      ids.set(one.page, (await saveArticle(article, `${step}`)).id);
      return;
    }
    case 'read':
      await actOn([id], { isRead: one.to > 1 });
      return;
    case 'star':
      await actOn([id, ...ids.values()], { isStarred: one.to > 1 });
      return;
    case 'archive':
      await actOn([id], { isArchived: one.to > 1 });
      return;
    case 'bin':
    case 'restore':
      await actOn([id], { isInBin: one.kind === 'bin' });
      return;
    case 'tag':
      await actOn([id], { tags: TAGS.slice(one.to) });
      return;
    case 'title':
      await actOn([id], { title: `题${one.to}` });
      return;
    case 'progress':
      await keepPlace(id, { place: { block: 0, share: 0 }, progress: one.to * 300 });
      return;
    case 'rename':
      await renameTag('春', '夏');
      return;
    case 'empty':
      await emptyBin();
      return;
    case 'rebuild':
      await rebuildIndex();
      return;
    case 'look':
      // A page that was open all the while learns by pieces what one that opens now reads at once.
      await readCatalogue(catalogue);
  }
}

test('lists what the indexes list, in every view and order, whatever has happened', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      await Promise.all(db.tables.map((table) => table.clear()));
      const ids = new Map<number, string>();
      const open = new Catalogue();
      for (const [step, one] of acts.entries()) await run(one, ids, step, open);
      const fresh = new Catalogue();
      await readCatalogue(open);
      await readCatalogue(fresh);
      for (const catalogue of [open, fresh]) {
        expect(select(catalogue, { view: 'all', filters: NO_FILTERS, sort: 'newest' }).views).toEqual(
          await countViews(),
        );
        for (const view of VIEWS) {
          for (const sort of SORTS) {
            const { places } = select(catalogue, { view, filters: NO_FILTERS, sort });
            const listed = [...places].map((place) => catalogue.ids[place]);
            // Saved within one second is saved at once.
            if (sort === 'newest' || sort === 'oldest') listed.sort();
            const wanted = await listIds({ view, sort });
            expect(listed).toEqual(sort === 'newest' || sort === 'oldest' ? wanted.sort() : wanted);
          }
        }
      }
      expect(await readCounts()).toEqual(await countViews());
      expect((await readFacts()).count).toBe(await db.articles.count());
      expect(await isIndexSound()).toBe(true);
    }),
    { numRuns: Number(process.env.CATALOGUE_RUNS ?? 60) },
  );
});

test('mends counts that are missing or wrong, and shows none meanwhile', async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  for (const n of [1, 2, 3]) await saveArticle(createArticle({ url: `https://a.example/${n}` }), `${n}`);
  const counts = { unread: 3, starred: 0, archived: 0, all: 3, bin: 0 };
  expect(await readCounts()).toEqual(counts);
  const catalogue = new Catalogue();
  await readCatalogue(catalogue);
  for (const value of [undefined, 'nonsense', '{"all":-1}', JSON.stringify({ ...counts, all: 2 })]) {
    if (value === undefined) await db.meta.delete('counts');
    else await db.meta.put({ key: 'counts', value });
    expect(await readCounts()).toBeUndefined();
    await mendCounts(catalogue);
    expect(await readCounts()).toEqual(counts);
  }
  // Wrong without looking it: only who reads everything finds out.
  await db.meta.put({ key: 'counts', value: JSON.stringify({ ...counts, starred: 3 }) });
  await mendCounts(catalogue);
  expect(await readCounts()).toEqual(counts);
  // One that is behind writes nothing.
  await saveArticle(createArticle({ url: 'https://a.example/4' }), '4');
  await mendCounts(catalogue);
  expect(await readCounts()).toMatchObject({ all: 4 });
});
