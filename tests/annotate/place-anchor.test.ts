import { expect, test } from 'vitest';
import { placeAnchors } from '@/utils/annotate/place-anchor';
import { cutAnchor } from '@/utils/annotate/to-anchor';

const TEXT = [
  '今年春节，淄博的大街小巷满眼都是烟火气儿。',
  '市民王女士说，绿波速度让她的通勤时间缩短了十五分钟，路上的心情也好了许多。',
  '绿波速度背后，是交警部门对三百多个路口的反复测算。',
].join('\n');

/** Where `quote`, marked at its n-th place in TEXT, is found in `changed`. */
function find(quote: string, changed: string, nth = 0): string | undefined {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = TEXT.indexOf(quote, at + 1);
  const anchor = cutAnchor(TEXT, at, at + quote.length);
  if (!anchor) throw new Error('nothing to mark');
  const [placed] = placeAnchors(changed, [anchor]);
  return placed && `${placed.start}:${changed.slice(placed.start, placed.end)}`;
}

test('in the same text it is where it was, also the second of two', () => {
  expect(find('绿波速度', TEXT, 0)).toBe(`${TEXT.indexOf('绿波')}:绿波速度`);
  expect(find('绿波速度', TEXT, 1)).toBe(`${TEXT.lastIndexOf('绿波')}:绿波速度`);
});

test('in a text that got longer before it, the surroundings tell which of two it is', () => {
  const changed = `编者按：绿波速度是指连续绿灯。\n${TEXT}`;
  expect(find('绿波速度', changed, 0)).toBe(`${changed.indexOf('绿波速度让她')}:绿波速度`);
  expect(find('绿波速度', changed, 1)).toBe(`${changed.indexOf('绿波速度背后')}:绿波速度`);
});

test('other paragraphs, blanks and widths are no change', () => {
  const changed = TEXT.replaceAll('\n', '').replace('十五分钟，', '十五 分钟,\n');
  expect(find('缩短了十五分钟，路上', changed)).toMatch(/缩短了十五 分钟,\n路上$/);
});

test('简 and 繁 are no change', () => {
  const changed = TEXT.replace('让', '讓').replace('时间', '時間').replace('缩', '縮').replace('钟', '鐘');
  expect(find('让她的通勤时间缩短了十五分钟', changed)).toMatch(/讓她的通勤時間縮短了十五分鐘$/);
});

test('a sentence that was edited a little is still found', () => {
  const changed = TEXT.replace('缩短了十五分钟，路上的', '缩短了整整二十分钟，路上');
  expect(find('她的通勤时间缩短了十五分钟，路上的心情也好了许多', changed)).toMatch(/她的通勤.*整整二十.*好了许多$/);
});

test('what is not there any more is not placed anywhere', () => {
  const changed = `${TEXT.split('\n')[0]}\n这一段讲的是完全不同的另一件事，和从前的内容没有关系。`;
  expect(find('绿波速度让她的通勤时间缩短', changed)).toBeUndefined();
});

test('a short word is not placed where only the word is the same', () => {
  const changed = `在一家老店里喝着茶的人说起绿波，没有人知道那是什么。`;
  expect(find('绿波', changed)).toBeUndefined();
});

test('a long passage is found by its ends when its middle was changed', () => {
  const words = (from: number) => Array.from({ length: 60 }, (_, i) => `第${from + i}句话里说着些什么。`).join('');
  const passage = words(100);
  const before = `开头。\n${passage}\n结尾。`;
  const anchor = cutAnchor(before, 4, 4 + passage.length);
  const after = `新的开头。\n${passage.replace('第130句话里说着些什么。', '')}\n结尾。`;
  const [placed] = placeAnchors(after, anchor ? [anchor] : []);
  expect(after.slice(placed?.start, placed?.end)).toBe(passage.replace('第130句话里说着些什么。', ''));
});

test('a thousand quotes in a text of 200,000 characters take no time that a reader would notice', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => `第${i}句讲些事。`).join('');
  const anchors = Array.from({ length: 1_000 }, (_, i) => cutAnchor(text, i * 100, i * 100 + 20)).flatMap(
    (one) => one ?? [],
  );
  const changed = `新加的话。${text}`;
  const start = performance.now();
  const placed = placeAnchors(changed, anchors);
  expect(placed.every((one, i) => one?.start === (anchors[i]?.start ?? 0) + 5)).toBe(true);
  expect(performance.now() - start).toBeLessThan(2_000);
});
