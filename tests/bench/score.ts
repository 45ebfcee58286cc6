import { compareText, countUnits } from './label-blocks.ts';
import type { Prediction } from './page-side.ts';
import type { Gold } from './visit-pages.ts';

/** One page's prediction against its gold, by the rules of the data's own `score.mjs`. */
export interface Score {
  id: string;
  isDetectedRight: boolean;
  isArticle: boolean;
  f1: number;
  precision: number;
  recall: number;
  leaks: number;
  /** Missing where the gold does not say. */
  title?: boolean;
  date?: boolean;
  author?: boolean;
  source?: boolean;
}

const squash = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');

/** A missing prediction is a failure: F1 0 on an article, wrong on a page that is none. */
export function scorePage(gold: Gold, got: Prediction | undefined): Score {
  const head = { id: gold.id, isArticle: gold.isArticle, isDetectedRight: got?.isArticle === gold.isArticle };
  if (!gold.isArticle) return { ...head, f1: 0, precision: 0, recall: 0, leaks: 0 };
  const compared = compareText(got?.text ?? '', countUnits(gold.text ?? '', gold.lang), gold.lang);
  const text = squash(got?.text);
  const leaks = (gold.mustNotContain ?? []).filter((words) => text.includes(squash(words))).length;
  const score: Score = { ...head, ...compared, leaks };
  if (gold.title) score.title = squash(got?.title) === squash(gold.title);
  if (gold.date !== undefined) score.date = dayOf(got?.publishedTime) === dayOf(gold.date);
  if (gold.author) score.author = squash(got?.byline).includes(squash(gold.author));
  if (gold.source) score.source = squash(got?.source) === squash(gold.source);
  return score;
}

/** The lines of a table: what was measured, here and of Readability. */
export function tabulate(own: readonly Score[], baseline: readonly Score[]): string[][] {
  const columns = [own, ...(baseline.length > 0 ? [baseline] : [])].map((scores) => {
    const articles = scores.filter(({ isArticle }) => isArticle);
    const others = scores.filter(({ isArticle }) => !isArticle);
    return [
      mean(articles.map(({ f1 }) => f1)),
      `${mean(articles.map(({ precision }) => precision))} / ${mean(articles.map(({ recall }) => recall))}`,
      count(articles, ({ f1 }) => f1 >= 0.99),
      count(articles, ({ f1 }) => f1 < 0.9),
      count(articles, ({ leaks }) => leaks > 0),
      count(articles, ({ isDetectedRight }) => isDetectedRight),
      count(others, ({ isDetectedRight }) => isDetectedRight),
      ...(['title', 'date', 'author', 'source'] as const).map((field) =>
        count(
          articles.filter((score) => score[field] !== undefined),
          (score) => score[field] === true,
        ),
      ),
    ];
  });
  const names = [
    ...['mean F1', 'precision / recall', 'F1 of at least 0.99', 'F1 below 0.90', 'pages with leaks'],
    ...['articles detected', 'others rejected', 'title', 'date', 'author', 'source'],
  ];
  const rows = names.map((name, i) => [name, ...columns.map((column) => column[i] ?? '')]);
  if (baseline.length === 0) return rows;
  const before = new Map(baseline.map(({ id, f1 }) => [id, f1]));
  const worse = own.filter(({ id, f1, isArticle }) => isArticle && (before.get(id) ?? 0) - f1 > 0.02);
  const all = own.filter(({ isArticle }) => isArticle).length;
  return [...rows, ['worse than Readability by more than 0.02', `${worse.length}/${all}`, '']];
}

/** As the data's scorer reads days: the first year, month and day. */
function dayOf(text: string | null | undefined): string | null {
  const match = /(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})/.exec(text ?? '');
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : null;
}

function mean(values: readonly number[]): string {
  return values.length ? (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3) : '–';
}

function count(scores: readonly Score[], is: (score: Score) => boolean): string {
  return scores.length ? `${scores.filter(is).length}/${scores.length}` : '–';
}
