import { type BlockTable, eachInput } from './block-inputs';
import alone from './block-model-alone.json?raw';
import witnessed from './block-model-witnessed.json?raw';
import { evaluate, type Forest } from './evaluate-forest';

// As text, which costs a page nothing until it is judged; most pages never need the second one.

/** For each block the probability that it belongs to the article, from the page alone. */
export function judgeAlone(table: BlockTable): number[] {
  return evaluate(JSON.parse(alone) as Forest, eachInput(table));
}

/** The same where Readability has been heard. `npm run fit:extract` fits both models. */
export function judgeWitnessed(table: BlockTable): number[] {
  return evaluate(JSON.parse(witnessed) as Forest, eachInput(table));
}
