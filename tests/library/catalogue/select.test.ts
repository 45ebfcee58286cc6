import { beforeEach, describe, expect, test } from 'vitest';
import { type Filters, NO_FILTERS } from '@/utils/filters';
import { act } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { FACT } from '@/utils/library/catalogue/drawers';
import { countTags, select, type Wanted } from '@/utils/library/catalogue/select';
import { readCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { db } from '@/utils/library/db';
import { findNumbers } from '@/utils/library/search/find';
import { createArticle, useEmptyLibrary } from '../setup';

useEmptyLibrary();

const ids = new Map<string, string>();
let catalogue: Catalogue;

async function save(name: string, more: Parameters<typeof createArticle>[0] = {}, tags: string[] = []): Promise<void> {
  const article = createArticle({ url: `https://www.a.example/${name}`, title: name, html: `<p>${name}</p>`, ...more });
  const { id } = await saveArticle(article, name);
  ids.set(id, name);
  if (tags.length > 0) await act([id], { tags });
}

beforeEach(async () => {
  ids.clear();
  await save('短文', { text: '很短', source: '甲报' }, ['故事', '家']);
  await save('中篇', { text: '字'.repeat(2_000), source: '乙报', url: 'https://m.b.example/1' }, ['故事']);
  await save('长篇', { text: '字'.repeat(20_000), source: '甲报', url: 'https://www.b.example/2' }, ['ＮＥＷＳ']);
  catalogue = new Catalogue();
  await readCatalogue(catalogue);
});

function listed(filters: Partial<Filters>, more: Partial<Wanted> = {}): (string | undefined)[] {
  const selected = select(catalogue, {
    view: 'all',
    sort: 'shortest',
    ...more,
    filters: { ...NO_FILTERS, ...filters },
  });
  return [...selected.places].map((place) => ids.get(catalogue.ids[place] ?? ''));
}

describe('filters', () => {
  test('narrow by tags together, by one of several sites or sources, and all kinds at once', () => {
    expect(listed({ tags: ['故事'] })).toEqual(['短文', '中篇']);
    expect(listed({ tags: ['故事', '家'] })).toEqual(['短文']);
    expect(listed({ tags: ['news'] })).toEqual(['长篇']);
    expect(listed({ sites: ['a.example', 'm.b.example'] })).toEqual(['短文', '中篇']);
    expect(listed({ sources: ['甲报'] })).toEqual(['短文', '长篇']);
    expect(listed({ sources: ['甲报'], sites: ['b.example'] })).toEqual(['长篇']);
    expect(listed({ tags: ['没有'] })).toEqual([]);
  });

  test('narrow by reading time and by the day of saving', () => {
    expect(listed({ maxMinutes: 3 })).toEqual(['短文']);
    expect(listed({ minMinutes: 4, maxMinutes: 10 })).toEqual(['中篇']);
    expect(listed({ minMinutes: 31 })).toEqual(['长篇']);
    const pad = (value: number) => String(value).padStart(2, '0');
    const now = new Date();
    const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
    expect(listed({ from: today, to: today })).toHaveLength(3);
    expect(listed({ to: '2000-01-01' })).toEqual([]);
    expect(listed({ from: '2999-01-01' })).toEqual([]);
  });

  test('come with counts: what each would leave, whatever else of its own kind is set', () => {
    const { views, facets } = select(catalogue, {
      view: 'all',
      sort: 'newest',
      filters: { ...NO_FILTERS, sources: ['甲报'] },
    });
    expect(views).toMatchObject({ all: 2, unread: 2, bin: 0 });
    expect(facets.sources).toEqual([
      { name: '甲报', count: 2 },
      { name: '乙报', count: 1 },
    ]);
    expect(facets.sites).toEqual([
      { name: 'a.example', count: 1 },
      { name: 'b.example', count: 1 },
    ]);
    expect(facets.tags.map(({ name }) => name).sort()).toEqual(['ＮＥＷＳ', '家', '故事'].sort());
    expect(facets.times).toEqual([1, 0, 0, 1]);
    expect(facets.days).toEqual([2, 2, 2, 2]);
    expect(countTags(catalogue)[0]).toEqual({ name: '故事', count: 2 });
  });

  test('narrow what was found, best first or in any order', async () => {
    const found = await findNumbers('字字');
    expect(found).toHaveLength(2);
    expect(listed({}, { found, sort: 'longest' })).toEqual(['长篇', '中篇']);
    expect(listed({ tags: ['故事'] }, { found, sort: 'best' })).toEqual(['中篇']);
  });
});

test('a drawer that the disk has spoilt costs its tags, not the list', { timeout: 10_000 }, async () => {
  const [drawer] = await db.drawers.toArray();
  if (!drawer) throw new Error('no drawer');
  const facts = drawer.facts.slice();
  facts[FACT.tags] = 200_000_000;
  const spoilt = new Catalogue();
  const start = performance.now();
  spoilt.update([{ ...drawer, facts }]);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(spoilt.size).toBe(3);
});
