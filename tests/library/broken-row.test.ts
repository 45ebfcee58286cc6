import { expect, test } from 'vitest';
import { getArticle, saveArticle } from '@/utils/library/articles';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { readCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { listArticles } from '@/utils/library/list';
import type { ArticleRow } from '@/utils/library/rows';
import { countStatistics } from '@/utils/library/statistics';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

test('one row that the disk has spoilt keeps nothing else from being listed, counted, saved or erased', async () => {
  const ids: string[] = [];
  for (const n of [1, 2, 3]) {
    const { id } = await saveArticle(createArticle({ url: `https://a.example/${n}` }), `save-${n}`);
    ids.push(id);
  }
  const [, spoilt = ''] = ids;
  const { f, tags, del, ...columns } = (await db.articles.get(spoilt)) as ArticleRow;
  await db.articles.put(columns as ArticleRow);

  const list = (limit: number) => listArticles({ view: 'all', sort: 'oldest', limit });
  expect((await list(2)).map(({ url }) => url)).toEqual(['https://a.example/1', 'https://a.example/3']);
  expect(await list(9)).toHaveLength(2);
  expect(await getArticle(spoilt)).toBeUndefined();
  const catalogue = new Catalogue();
  await readCatalogue(catalogue);
  // Its card is whole.
  expect(countStatistics(catalogue).sources).toEqual([{ name: '淄博日报', count: 3 }]);
  await saveArticle(createArticle({ url: 'https://a.example/2' }), 'again');
  expect(await list(9)).toHaveLength(3);
  await expect(emptyBin()).resolves.toBe(0);
});
