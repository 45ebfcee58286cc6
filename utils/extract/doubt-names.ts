import type { BlockTable } from './block-inputs';
import { NEAREST_OF_ELEMENT } from './element-features';
import { GROUP } from './name-groups';

/** Above this the model has seen reason enough to believe in a block, whatever it stands in. */
const BELIEVED = 0.75;
/** What a block loses in log-odds by a box round it that is named for something else, and how near that must stand. */
const DOUBTS = [
  { group: GROUP.comments, within: 4, loss: 2 },
  { group: GROUP.consent, within: 4, loss: 1 },
  { group: GROUP.sharing, within: 4, loss: 1 },
  { group: GROUP.byline, within: 4, loss: 1 },
  { group: GROUP.navigation, within: 2, loss: 1 },
  { group: GROUP.asking, within: 4, loss: 2 },
];

/**
 * Comments are prose, and a hundred half-likely ones outweigh the article that they are about. Where the model doubts a
 * block, the names of the boxes right round it count once more. On held-back hosts that is worth 0.4 points of F1 in
 * English and 0.3 in other languages, and nothing in Chinese; forms and calls for a newsletter or a gift between the
 * paragraphs are worth another 0.4 points in other languages.
 */
export function doubtNames(
  probabilities: readonly number[],
  { elements, ofBlock }: Pick<BlockTable, 'elements' | 'ofBlock'>,
): number[] {
  return probabilities.map((probability, i) => {
    if (probability >= BELIEVED) return probability;
    const element = elements[ofBlock[i] ?? 0] ?? [];
    let loss = 0;
    for (const doubt of DOUBTS)
      if ((element[NEAREST_OF_ELEMENT + doubt.group] ?? doubt.within) < doubt.within) loss = Math.max(loss, doubt.loss);
    if (loss === 0) return probability;
    const odds = (probability / Math.max(1e-6, 1 - probability)) * Math.exp(-loss);
    return odds / (1 + odds);
  });
}
