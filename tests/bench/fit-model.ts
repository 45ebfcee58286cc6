import {
  type BlockTable,
  READ_OF_BLOCK,
  READ_OF_ELEMENT,
  type Row,
  toInputs,
} from '../../utils/extract/block-inputs.ts';
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
  /** What Readability takes for the article. */
  readTexts: string[];
  lengths: number[];
  labels: number[];
  weights: number[];
  gold: Map<string, number>;
}

/** The two models that ship: one for the page alone, one for where Readability has been heard. */
export interface Models {
  alone: Forest;
  witnessed: Forest;
}

const OPTIONS = { trees: 260, depth: 4, rate: 0.06 };
/** English pages are four of five; what is built for Chinese ones first must not drown in them. */
const SET_WEIGHTS: Readonly<Record<string, number>> = { zh: 2, world: 2 };

/**
 * The model for the page alone learns from every page twice, with Readability's word and without: that is worth half a
 * point on held-back hosts, as if the witness had shown it what to look at.
 */
export function fitModels(pages: readonly MeasuredPage[]): Models {
  return { alone: grow([...pages, ...pages.map(withoutWitness)]), witnessed: grow(pages) };
}

/** What a model says of each block of a page. */
export function judge(model: Forest, page: BlockTable): number[] {
  return evaluate(model, toInputs(page));
}

/** The page as it is before Readability is asked. */
export function withoutWitness<Page extends BlockTable>(page: Page): Page {
  const silence = (table: readonly Row[], column: number) => table.map((row) => Array.from(row).with(column, -1));
  return {
    ...page,
    rows: silence(page.rows, READ_OF_BLOCK),
    elements: silence(page.elements, READ_OF_ELEMENT),
  };
}

function grow(pages: readonly MeasuredPage[]): Forest {
  const samples = pages.flatMap((page) =>
    toInputs(page).map((row, i) => ({
      row,
      label: page.labels[i] ?? 0,
      weight: (page.weights[i] ?? 0) * (SET_WEIGHTS[page.set] ?? 1),
    })),
  );
  return growForest(samples, OPTIONS);
}
