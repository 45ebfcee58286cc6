import { type BlockTable, withNeighbours, withVerdicts } from './block-inputs';
import model from './block-model.json';
import { evaluate, type Forest } from './evaluate-forest';

/** Fitted by `npm run fit:extract`, which writes `block-model.json`; the features' order is that of `block-features.ts`. */
const { first, second } = model as { first: Forest; second: Forest };

/** For each block the probability that it belongs to the article. */
export function judgeBlocks(table: BlockTable): number[] {
  const verdicts = withNeighbours(table.rows).map((row) => evaluate(first, row));
  return withVerdicts(table, verdicts).map((row) => evaluate(second, row));
}
