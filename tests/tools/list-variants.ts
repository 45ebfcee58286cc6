/**
 * Writes `utils/library/search/variants.ts`: `node tests/tools/list-variants.ts`. The Han characters of one UTF-16 unit
 * that OpenCC turns into one other, with what they become, so that 简 and 繁 are found by each other.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as OpenCC from 'opencc-js/t2cn';

const FILE = resolve(import.meta.dirname, '../../utils/library/search/variants.ts');
const [fromStandard, ...fromRegions] = (['t', 'tw', 'hk'] as const).map((from) =>
  OpenCC.Converter({ from, to: 'cn' }),
) as [(text: string) => string, ...((text: string) => string)[]];

const han = Array.from({ length: 0xfb00 - 0x2e80 }, (_, i) => String.fromCharCode(0x2e80 + i)).filter((character) =>
  /\p{Script=Han}/u.test(character),
);
const variants = new Map<string, string>();
const note = (from: string, to: string) => {
  if (to.length === 1 && to !== from) variants.set(from, to);
};
for (const character of han) note(character, fromStandard(character));
// A region's own form only where it is no simplified character itself (么 is one, though Taiwan has 幺 for it).
const simplified = new Set(variants.values());
for (const convert of fromRegions) {
  for (const character of han) {
    if (!variants.has(character) && !simplified.has(character)) note(character, convert(character));
  }
}
/** Chains end where they end: folding what is folded changes nothing. */
const settle = (character: string): string => {
  const next = variants.get(character);
  return next === undefined ? character : settle(next);
};
const keys = [...variants.keys()].sort();
writeFileSync(
  FILE,
  `/** Made by \`tests/tools/list-variants.ts\` from OpenCC's tables (Apache-2.0); do not edit. */

/** Han characters that have a simplified form of one character … */
export const VARIANTS =
  '${keys.join('')}';

/** … and, at the same place, that form. */
export const SIMPLIFIED =
  '${keys.map(settle).join('')}';
`,
);
console.log(`${keys.length} characters`);
