import { type BlockTable, toInputs } from '../../utils/extract/block-inputs.ts';
import { evaluate, type Forest } from '../../utils/extract/evaluate-forest.ts';
import { growForest } from './grow-forest.ts';

/** A measured page of a data folder, and what should come of each of its blocks. */
export interface MeasuredPage extends BlockTable {
  id: string;
  set: string;
  lang: string;
  /** Which of the five parts its host was dealt into. */
  part: number;
  isArticle: boolean;
  texts: string[];
  lengths: number[];
  labels: number[];
  weights: number[];
  gold: Map<string, number>;
}

const OPTIONS = { trees: 260, depth: 4, rate: 0.06 };
/** English pages are four of five; what is built for Chinese ones first must not drown in them. */
const SET_WEIGHTS: Readonly<Record<string, number>> = { zh: 2, world: 2 };

export function fitModel(pages: readonly MeasuredPage[]): Forest {
  const samples = pages.flatMap((page) =>
    toInputs(page).map((row, i) => ({
      row,
      label: page.labels[i] ?? 0,
      weight: (page.weights[i] ?? 0) * (SET_WEIGHTS[page.set] ?? 1),
    })),
  );
  return growForest(samples, OPTIONS);
}

/** What the model says of each block of a page. */
export function judge(model: Forest, page: BlockTable): number[] {
  return evaluate(model, toInputs(page));
}
