import Dexie from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { saveArticle } from '@/utils/library/articles';
import { Database, watch } from '@/utils/library/db';
import { guardVersion } from '@/utils/library/guard-version';
import { countViews } from '@/utils/library/list';
import { createArticle } from './setup';

afterEach(() => Dexie.delete('jingdu'));

test('a page with the old code is told at once, and writes nothing more, when a newer version opens the library', async () => {
  await saveArticle(createArticle(), 'a');
  const onError = vi.fn();
  const stop = watch(countViews, () => undefined, onError);
  const newer = new Dexie('jingdu');
  newer.version(99).stores({ articles: 'id' });
  await newer.open();
  await vi.waitFor(() => expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'outdated' })));
  await expect(saveArticle(createArticle(), 'b')).rejects.toMatchObject({ code: 'outdated' });
  expect(await newer.table('articles').count()).toBe(1);
  stop();
  newer.close();
});

test('a new version that waits for a page that does not let go says so', { timeout: 15_000 }, async () => {
  const stuck = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('waiting', 1);
    request.onsuccess = () => resolve(request.result);
  });
  const fresh = new Database('waiting');
  const waiting = guardVersion(fresh).run(() => fresh.articles.count());
  await expect(waiting).rejects.toMatchObject({ code: 'storageBusy' });
  stuck.close();
});

test('a library that was mended within its version is no newer one', async () => {
  const first = new Database('mended');
  await first.open();
  const { version } = first.backendDB();
  first.close();
  await new Promise<void>((resolve) => {
    const request = indexedDB.open('mended', version + 1);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  const again = new Database('mended');
  expect(await guardVersion(again).run(() => again.articles.count())).toBe(0);
});
