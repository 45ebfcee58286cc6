import { expect, test } from 'vitest';
import { isSure } from '@/utils/extract/choose-blocks';
import { weighText } from '@/utils/extract/weigh-text';

const sure = (confidence: number, ...texts: string[]) => isSure(confidence, texts, texts.map(weighText));

test('of a Chinese page Readability is asked only where the first look leaves doubt', () => {
  expect(sure(0.95, '这个春节，满眼都是烟火气儿。', '2022年初，我市率先发布')).toBe(true);
  expect(sure(0.85, '这个春节，满眼都是烟火气儿。')).toBe(false);
});

test('of a page in Latin letters it is always asked, also where some words are Chinese', () => {
  expect(sure(0.99, 'The keeper counted birds for thirty-one years.')).toBe(false);
  expect(sure(0.99, 'The keeper (守塔人) counted birds for thirty-one years.')).toBe(false);
});
