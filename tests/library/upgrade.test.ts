import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { NO_FILTERS } from '@/utils/filters';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { select } from '@/utils/library/catalogue/select';
import { readCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { db } from '@/utils/library/db';
import { countViews, listArticles } from '@/utils/library/list';
import { searchArticles } from '@/utils/library/search/find';
import { isIndexSound } from '@/utils/library/search/rebuild';
import { useEmptyLibrary } from './setup';

useEmptyLibrary();

/** A row as the first version wrote it: without stars, archive and notes, and with the text in a table of its own. */
function firstRow(id: string, title: string, { isRead, bin }: { isRead: boolean; bin: string | null }) {
  const at = '7Kz0000000000000';
  const url = `https://a.example/${id}`;
  const fields = {
    ...{ url, title, byline: undefined, source: '某报', editor: undefined, siteName: undefined, breadcrumb: [] },
    ...{ publishedTime: '2023-01-29', publishedText: undefined, excerpt: '', lang: 'zh-CN', dir: 'ltr' },
    ...{ leadImage: undefined, length: { count: 12, minutes: 1 }, bodyHash: id, isRead },
    savedAt: '2024-05-01T08:00:00.000Z',
  };
  const f = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value, at]]));
  const state = bin ? 'bin' : isRead ? 'read' : 'unread';
  const columns = { urlKey: url, savedAt: fields.savedAt, kept: bin ? 0 : 1, state, tagKeys: ['民生'], bodyHash: id };
  return { id, v: 1, ...columns, f, tags: { 民生: [at, ''] }, del: [bin, at] };
}

test('a library of the first version opens with all that was in it, in the views and in search', async () => {
  await db.delete();
  const old = new Dexie('jingdu');
  old.version(1).stores({
    articles: 'id, urlKey, bodyHash, *tagKeys, [kept+savedAt+id], [state+savedAt+id]',
    bodies: 'hash',
    tail: 'articleId',
    outbox: 'key',
    operations: 'id, at',
    meta: 'key',
  });
  const rows = [
    firstRow('a', '品质民生', { isRead: false, bin: null }),
    firstRow('b', '绿波速度', { isRead: true, bin: null }),
    firstRow('c', '扔掉的', { isRead: false, bin: '2024-05-02T00:00:00.000Z' }),
  ];
  await old.table('articles').bulkAdd(rows);
  for (const { id } of rows) {
    await old
      .table('bodies')
      .add({ hash: id, v: 1, html: '', text: `正文${id}在此`, removed: [], extractorVersion: 1 });
    await old.table('tail').add({ articleId: id, title: '', text: '' });
  }
  old.close();

  await db.open();
  expect(await countViews()).toEqual({ unread: 1, starred: 0, archived: 0, all: 2, bin: 1 });
  const [first] = await listArticles({ view: 'all', sort: 'longest', limit: 1 });
  expect(first).toMatchObject({ isStarred: false, isArchived: false, note: '', tags: ['民生'] });
  expect((await searchArticles('正文a', { limit: 9 })).map(({ article }) => article.title)).toEqual(['品质民生']);
  expect(await searchArticles('tag:民生', { limit: 9 })).toHaveLength(2);
  const catalogue = new Catalogue();
  await readCatalogue(catalogue);
  const { views, facets } = select(catalogue, { view: 'all', sort: 'newest', filters: NO_FILTERS });
  expect(views).toEqual(await countViews());
  expect(facets.tags).toEqual([{ name: '民生', count: 2 }]);
  expect(await isIndexSound()).toBe(true);
});
