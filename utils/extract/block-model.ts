import { type BlockTable, toInputs } from './block-inputs';
import model from './block-model.json';
import { evaluate, type Forest } from './evaluate-forest';

/** For each block the probability that it belongs to the article. `npm run fit:extract` fits `block-model.json`. */
export function judgeBlocks(table: BlockTable): number[] {
  return evaluate(model as Forest, toInputs(table));
}
