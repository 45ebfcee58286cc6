import { type BlockTable, toInputs } from './block-inputs';
import alone from './block-model-alone.json';
import witnessed from './block-model-witnessed.json';
import { evaluate, type Forest } from './evaluate-forest';

/** For each block the probability that it belongs to the article, from the page alone. */
export function judgeAlone(table: BlockTable): number[] {
  return evaluate(alone as Forest, toInputs(table));
}

/** The same where Readability has been heard. `npm run fit:extract` fits both models. */
export function judgeWitnessed(table: BlockTable): number[] {
  return evaluate(witnessed as Forest, toInputs(table));
}
