import { expect, test } from 'vitest';
import { compareTexts, countParagraphs } from '@/utils/compare-texts';
import { act } from '@/utils/library/act';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { searchArticles } from '@/utils/library/search/find';
import { listVersions, MAX_VERSIONS, switchVersion } from '@/utils/library/versions';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

const first = createArticle({ html: '<p>旧文</p>', text: '旧文' });
const second = createArticle({ html: '<p>新文</p>', text: '新文' });

const shown = async (id: string) => (await getBody((await getArticle(id))?.bodyHash ?? ''))?.text;

test('what the article said before stays, and either can be shown and found', async () => {
  const { id } = await saveArticle(first, '1');
  const { older: hash } = await saveArticle(second, '2');
  expect(await shown(id)).toBe('新文');
  expect(hash).toBeTruthy();
  expect(await switchVersion(id, hash ?? '')).toBe(true);
  expect(await shown(id)).toBe('旧文');
  expect(await searchArticles('旧文', { limit: 9 })).toHaveLength(1);
  expect(await searchArticles('新文', { limit: 9 })).toEqual([]);
  const [newer] = await listVersions(id);
  await switchVersion(id, newer?.bodyHash ?? '');
  expect(await shown(id)).toBe('新文');
  expect(await listVersions(id)).toHaveLength(1);
});

test('a page that has come to ask for a login takes neither text, title nor pages for good', async () => {
  const whole = { ...first, pages: { joined: 3 } };
  const { id } = await saveArticle(whole, '1');
  const teaser = createArticle({ title: '请登录', html: '<p>旧…</p>', text: '旧…', pages: { joined: 1 } });
  const { older } = await saveArticle(teaser, '2');
  await switchVersion(id, older ?? '');
  expect(await getArticle(id)).toMatchObject({ title: '春潮涌动', pages: { joined: 3 } });
  await act([id], { title: '我的标题' });
  const [newer] = await listVersions(id);
  await switchVersion(id, newer?.bodyHash ?? '');
  expect(await getArticle(id)).toMatchObject({ title: '我的标题', pages: { joined: 1 } });
});

test('only what has words or pictures that the new one lacks stays; with the article all versions go', async () => {
  const { id } = await saveArticle(first, '1');
  const picture = '<img src="https://a.example/1.png">';
  await saveArticle({ ...first, html: `<p>旧文</p>${picture}` }, '2');
  expect(await listVersions(id)).toEqual([]);
  expect(await db.bodies.count()).toBe(1);
  await saveArticle(first, '3');
  expect(await listVersions(id)).toHaveLength(1);
  // What it says again is shown, and is not among the others.
  await saveArticle({ ...first, html: `<p>旧文</p>${picture}` }, '4');
  expect(await listVersions(id)).toEqual([]);
  await act([id], { isInBin: true });
  await emptyBin();
  expect(await db.bodies.count()).toBe(0);
  expect(await db.versions.count()).toBe(0);
});

test('an earlier text comes back with what the page said of itself then', async () => {
  const then = { byline: '王记者', source: '旧报', publishedTime: '2023-01-01', excerpt: '旧的', lang: 'zh-TW' };
  const { id } = await saveArticle(
    { ...first, ...then, breadcrumb: ['旧', '栏'], leadImage: 'https://a.example/1.png' },
    '1',
  );
  const now = { byline: undefined, source: '新报', publishedTime: '2024-01-01', excerpt: '新的', lang: 'zh-CN' };
  const { older } = await saveArticle({ ...second, ...now, breadcrumb: [], leadImage: undefined }, '2');
  await switchVersion(id, older ?? '');
  expect(await getArticle(id)).toMatchObject({
    ...then,
    breadcrumb: ['旧', '栏'],
    leadImage: 'https://a.example/1.png',
  });
  const [newer] = await listVersions(id);
  await switchVersion(id, newer?.bodyHash ?? '');
  expect(await getArticle(id)).toMatchObject({ ...now, breadcrumb: [], leadImage: undefined });
});

test('of many earlier texts the first and the newest stay, and with the others go their bodies', async () => {
  const say = (i: number) => createArticle({ html: `<p>第 ${i} 版</p>`, text: `第 ${i} 版` });
  const { id } = await saveArticle(say(0), 'op 0');
  for (let i = 1; i <= MAX_VERSIONS + 5; i++) await saveArticle(say(i), `op ${i}`);
  const versions = await listVersions(id);
  const texts = await Promise.all(versions.map(async ({ bodyHash }) => (await getBody(bodyHash))?.text));
  expect(texts).toHaveLength(MAX_VERSIONS);
  expect(texts.at(0)).toBe(`第 ${MAX_VERSIONS + 4} 版`);
  expect(texts.at(-2)).toBe('第 6 版');
  expect(texts.at(-1)).toBe('第 0 版');
  expect(await db.bodies.count()).toBe(MAX_VERSIONS + 1);
});

test('texts are compared by paragraphs; white space does not count', () => {
  const differences = compareTexts('一\n二 二\n三', '一\n二  二\n四\n五');
  expect(differences).toEqual([
    { kind: 'same', paragraphs: ['一', '二  二'] },
    { kind: 'removed', paragraphs: ['三'] },
    { kind: 'added', paragraphs: ['四', '五'] },
  ]);
  expect(countParagraphs(differences, 'added')).toBe(2);
});
