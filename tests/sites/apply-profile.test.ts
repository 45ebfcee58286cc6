import { expect, test } from 'vitest';
import { favourBody } from '@/utils/extract/apply-profile';
import type { Block } from '@/utils/extract/split-blocks';

const PROFILE = { name: 'one', hosts: ['one.example'], articleAddress: [], listAddress: [], content: '#body' };

function favour(probabilities: readonly number[]): readonly number[] {
  const line = '这一段足够长，让正文不止五十个字，站点的档案说它就是正文，那就先听档案的，模型只管其中的零碎。';
  document.body.innerHTML = `<div id="side"><p>别处</p></div><div id="body"><p>${line}</p><p>${line}</p></div>`;
  const blocks = [...document.querySelectorAll('p')].map((parent) => ({ parent }) as unknown as Block);
  return favourBody(document, PROFILE, blocks, probabilities);
}

test('within the body that a profile names, only what surely does not belong goes; all else goes', () => {
  expect(favour([0.9, 0.3, 0.05])).toEqual([0, 1, 0]);
});

test('a body of which the model would leave nothing is the body all the same', () => {
  expect(favour([0.9, 0.1, 0.05])).toEqual([0, 1, 1]);
});
