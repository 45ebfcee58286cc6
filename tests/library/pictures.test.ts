// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { act } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { findPictureUrls } from '@/utils/library/picture-urls';
import { getPicture, keepPicture, listPictures, wantPicture } from '@/utils/library/pictures';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

const HTML =
  '<p>图</p><img src="https://a.example/1.png" alt="一"><img alt="二" src="https://a.example/2.png?a=1&amp;b=2">';
const FILE = { bytes: new Uint8Array([1, 2, 3]), mime: 'image/png', width: 40, height: 30 };

async function states(id: string) {
  return Object.fromEntries((await listPictures(id)).map(({ url, state }) => [url, state]));
}

test('finds the pictures of a body, each once, with their real addresses', () => {
  const tricky = `${HTML}${HTML}<p>&lt;img src="https://no.example/"&gt;</p><img src="data:image/png;base64,AA==">`;
  expect(findPictureUrls(tricky)).toEqual(['https://a.example/1.png', 'https://a.example/2.png?a=1&b=2']);
  expect(findPictureUrls('<img alt="src=&quot;x" title="a > b" src="http://a.example/&quot;">')).toEqual([
    'http://a.example/"',
  ]);
});

test('a damaged body is read in no time', () => {
  const start = Date.now();
  expect(findPictureUrls('<img alt="'.repeat(200_000))).toEqual([]);
  expect(Date.now() - start).toBeLessThan(5_000);
});

test('a saved article wants its pictures, and each is there once it is kept', async () => {
  const { id } = await saveArticle(createArticle({ html: HTML }), 'a');
  expect(await states(id)).toEqual({
    'https://a.example/1.png': 'wanted',
    'https://a.example/2.png?a=1&b=2': 'wanted',
  });
  expect(await keepPicture(id, 'https://a.example/1.png', FILE)).toBe('kept');
  const row = (await listPictures(id)).find(({ state }) => state === 'local');
  expect(row).toMatchObject({ bytes: 3, width: 40, mime: 'image/png' });
  const kept = await getPicture(row?.hash ?? '');
  expect(await kept?.blob.bytes()).toEqual(FILE.bytes);
  expect(kept?.blob.type).toBe('image/png');
});

test('bytes that the disk has lost are missing, and are asked for again when the reader wants them', async () => {
  const { id } = await saveArticle(createArticle({ html: HTML }), 'a');
  const url = 'https://a.example/1.png';
  await keepPicture(id, url, FILE);
  const hash = (await listPictures(id)).find((row) => row.url === url)?.hash ?? '';
  await wantPicture(id, url);
  expect(await states(id)).toMatchObject({ [url]: 'local' });
  // As a browser does when the file behind a blob is gone.
  const lost = vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
  expect(await getPicture(hash)).toBeUndefined();
  await wantPicture(id, url);
  lost.mockRestore();
  expect(await states(id)).toMatchObject({ [url]: 'wanted' });
  expect(await keepPicture(id, url, FILE)).toBe('kept');
  expect(await (await getPicture(hash))?.blob.bytes()).toEqual(FILE.bytes);
});

test('saving again keeps what is there and asks again for what is not', async () => {
  const { id } = await saveArticle(createArticle({ html: HTML }), 'a');
  await keepPicture(id, 'https://a.example/1.png', FILE);
  const [, other] = await listPictures(id);
  if (other) await db.pictures.put({ ...other, state: 'missing', reason: 'slow', tries: 3 });
  await saveArticle(createArticle({ html: `${HTML}<img src="https://a.example/3.png">` }), 'b');
  expect(await states(id)).toEqual({
    'https://a.example/1.png': 'local',
    'https://a.example/2.png?a=1&b=2': 'wanted',
    'https://a.example/3.png': 'wanted',
  });
});

test('the same picture is on disk once, and goes with the last article that has it', async () => {
  const one = await saveArticle(createArticle({ html: HTML }), 'a');
  const two = await saveArticle(createArticle({ html: HTML, url: 'https://a.example/two' }), 'b');
  await keepPicture(one.id, 'https://a.example/1.png', FILE);
  await keepPicture(two.id, 'https://a.example/1.png', FILE);
  expect(await db.blobs.count()).toBe(1);
  await act([one.id], { isInBin: true });
  await emptyBin();
  expect(await listPictures(one.id)).toEqual([]);
  expect(await db.blobs.count()).toBe(1);
  await act([two.id], { isInBin: true });
  await emptyBin();
  expect(await db.blobs.count()).toBe(0);
  expect(await db.pictures.count()).toBe(0);
});

test('a picture that comes after its article has gone is not kept', async () => {
  expect(await keepPicture('gone', 'https://a.example/1.png', FILE)).toBe('gone');
  expect(await db.blobs.count()).toBe(0);
});
