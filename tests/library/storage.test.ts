import Dexie from 'dexie';
import { expect, test, vi } from 'vitest';
import { saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { countViews } from '@/utils/library/list';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

test('a full disk is said as such, and nothing is half saved', async () => {
  await saveArticle(createArticle(), 'a');
  vi.spyOn(db.texts, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const save = saveArticle(createArticle({ url: 'https://a.example/2' }), 'b');
  await expect(save).rejects.toMatchObject({ code: 'storageFull' });
  expect((await countViews()).all).toBe(1);
  expect(await db.bodies.count()).toBe(1);
});

test('the reason of an aborted transaction is found inside the error', async () => {
  vi.spyOn(db, 'transaction').mockImplementation(() => {
    const inner = new DOMException('full', 'QuotaExceededError');
    return Dexie.Promise.reject(Object.assign(new Error('aborted'), { name: 'AbortError', inner }));
  });
  await expect(saveArticle(createArticle(), 'a')).rejects.toMatchObject({ code: 'storageFull' });
});

test('a browser that refuses IndexedDB is said as such', async () => {
  db.close();
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('A mutation operation was attempted on a database', 'InvalidStateError');
  });
  await expect(countViews().then(({ all }) => all)).rejects.toMatchObject({ code: 'storageRefused' });
  open.mockRestore();
  db.close();
  await db.open();
  expect((await countViews()).all).toBe(0);
});
