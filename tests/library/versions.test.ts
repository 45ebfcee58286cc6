import { expect, test } from 'vitest';
import { compareTexts, countParagraphs } from '@/utils/compare-texts';
import { act } from '@/utils/library/act';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { searchArticles } from '@/utils/library/search/find';
import { listVersions, switchVersion } from '@/utils/library/versions';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

const first = createArticle({ html: '<p>旧文</p>', text: '旧文' });
const second = createArticle({ html: '<p>新文</p>', text: '新文' });

const shown = async (id: string) => (await getBody((await getArticle(id))?.bodyHash ?? ''))?.text;

test('an older body stays when it is wanted, and either can be shown and found', async () => {
  const { id } = await saveArticle(first, '1');
  await saveArticle(second, '2', { isOlderKept: true });
  expect(await shown(id)).toBe('新文');
  const [older] = await listVersions(id);
  expect(await switchVersion(id, older?.bodyHash ?? '')).toBe(true);
  expect(await shown(id)).toBe('旧文');
  expect(await searchArticles('旧文', { limit: 9 })).toHaveLength(1);
  expect(await searchArticles('新文', { limit: 9 })).toEqual([]);
  const [newer] = await listVersions(id);
  await switchVersion(id, newer?.bodyHash ?? '');
  expect(await shown(id)).toBe('新文');
  expect(await listVersions(id)).toHaveLength(1);
});

test('without being wanted it goes; and with the article all versions go', async () => {
  const { id } = await saveArticle(first, '1');
  await saveArticle(second, '2');
  expect(await listVersions(id)).toEqual([]);
  expect(await db.bodies.count()).toBe(1);
  await saveArticle(first, '3', { isOlderKept: true });
  expect(await db.bodies.count()).toBe(2);
  await act([id], { isInBin: true });
  await emptyBin();
  expect(await db.bodies.count()).toBe(0);
  expect(await db.versions.count()).toBe(0);
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
