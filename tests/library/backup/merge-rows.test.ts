import { expect, test } from 'vitest';
import { mergeArticles, overwriteArticle, saysTheSame } from '@/utils/library/backup/merge-rows';
import { createClock } from '@/utils/library/clock';
import { type ArticleFields, type ArticleRow, LATER_FIELDS } from '@/utils/library/rows';
import { createRow, tagsOf, withBin, withFields, withTags } from '@/utils/library/to-row';

let now = Date.UTC(2026, 0, 1);
const clock = createClock('device', undefined, () => {
  now += 1000;
  return now;
});

const FIELDS: ArticleFields = {
  ...{ url: 'https://a.example/1', title: '旧题', byline: undefined, source: undefined, editor: undefined },
  ...{ siteName: undefined, breadcrumb: [], publishedTime: undefined, publishedText: undefined, excerpt: '' },
  ...{ lang: 'zh-CN', dir: 'ltr', leadImage: undefined, length: { count: 1, minutes: 1 }, pages: undefined },
  ...{ bodyHash: 'x', savedAt: '2026-01-01T00:00:00.000Z', isRead: false },
  ...LATER_FIELDS,
};

const start = (): ArticleRow => createRow('id', FIELDS, clock);

test('of each field the later value stays, whichever side it is on', () => {
  const row = start();
  const backup = withFields(row, { title: '备份里的题', note: '备份里的话' }, clock);
  const here = withFields(withFields(row, { note: '后来的话' }, clock), { isStarred: true }, clock);
  const merged = mergeArticles(here, backup);
  expect(merged.f).toMatchObject({
    title: ['备份里的题', expect.any(String)],
    note: ['后来的话', expect.any(String)],
    isStarred: [true, expect.any(String)],
  });
  expect(merged.starred).toBe(1);
  expect(saysTheSame(mergeArticles(backup, here), merged)).toBe(true);
});

test('a tag that was removed later stays removed, one that was added later stays', () => {
  const row = withTags(start(), ['甲', '乙'], clock);
  const here = withTags(row, ['乙'], clock);
  const backup = withTags(row, ['甲', '乙', '__proto__'], clock);
  expect(tagsOf(mergeArticles(here, backup)).sort()).toEqual(['__proto__', '乙']);
});

test('what was put into the bin after the backup stays there', () => {
  const row = start();
  expect(mergeArticles(withBin(row, '2026-02-01T00:00:00.000Z', clock), row).kept).toBe(0);
});

test('overwriting takes every value of the backup and stamps what it changes anew', () => {
  const row = withTags(start(), ['甲'], clock);
  const here = withBin(withTags(withFields(row, { title: '新题' }, clock), ['乙'], clock), '2026-02-01', clock);
  const result = overwriteArticle(here, row, clock);
  expect(saysTheSame(result, row)).toBe(true);
  expect(result.f.title[1] > here.f.title[1]).toBe(true);
  // It holds when it meets the other again.
  expect(saysTheSame(mergeArticles(here, result), row)).toBe(true);
});
