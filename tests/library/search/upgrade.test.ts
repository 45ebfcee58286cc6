import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { Database } from '@/utils/library/db';

test('a library of version 1 is searchable at once after the upgrade', async () => {
  const name = 'jingdu-upgrade';
  const old = new Dexie(name);
  old.version(1).stores({
    articles: 'id, urlKey, bodyHash, *tagKeys, [kept+savedAt+id], [state+savedAt+id]',
    bodies: 'hash',
    tail: 'articleId',
    outbox: 'key',
    operations: 'id, at',
    meta: 'key',
  });
  await old.table('articles').bulkAdd(
    [1, 2].map((i) => ({
      id: `${i}`,
      v: 1,
      urlKey: `a.example/${i}`,
      savedAt: `2026-01-0${3 - i}T00:00:00.000Z`,
      kept: 1,
      state: 'unread',
      tagKeys: ['臺灣'],
      bodyHash: `h${i}`,
      f: { url: [`https://m.a.example/${i}`, 's'], title: [`第 ${i} 篇`, 't'], source: ['淄博日報', 's'] },
      tags: {},
      del: [null, 's'],
    })),
  );
  await old.table('bodies').bulkAdd([1, 2].map((i) => ({ hash: `h${i}`, html: '', text: `春潮\n\n${i}号` })));
  await old.table('tail').add({ articleId: '1', title: '', text: '' });
  old.close();

  const upgraded = new Database(name);
  expect(await upgraded.docs.toArray()).toMatchObject([
    { n: 1, articleId: '2', keys: ['tag:台湾', 'site:m.a.example', 'site:a.example', 'source:淄博日报'] },
    { n: 2, articleId: '1' },
  ]);
  expect((await upgraded.texts.toArray()).map(({ title, text }) => `${title}: ${text}`)).toEqual([
    '第 2 篇: 春潮 2号',
    '第 1 篇: 春潮 1号',
  ]);
  expect(upgraded.tables.map((table) => table.name)).not.toContain('tail');
  upgraded.close();
});
