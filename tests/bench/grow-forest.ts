import type { Forest } from '../../utils/extract/evaluate-forest.ts';

/** A sample: its features, what should come of it (0 to 1), and how much it counts. */
export interface Sample {
  row: ArrayLike<number>;
  label: number;
  weight: number;
}

export interface GrowOptions {
  trees: number;
  depth: number;
  rate: number;
}

/** Cuts tried for each feature, at its quantiles. */
const BINS = 24;
/** Damps leaves that few samples vote for (the λ of gradient boosting). */
const DAMPING = 4;
/** The least weight and the fewest samples in a leaf. */
const MIN_LEAF = 0.5;
const MIN_SAMPLES = 30;
/** Each tree sees this share of the samples and of the features. */
const SAMPLE_SHARE = 0.7;
const FEATURE_SHARE = 0.2;

interface Split {
  feature: number;
  bin: number;
}

/** Gradient boosting with logistic loss over binned features; the same seed gives the same forest. */
export function growForest(samples: readonly Sample[], { trees, depth, rate }: GrowOptions, seed = 1): Forest {
  const random = makeRandom(seed);
  const count = samples.length;
  const width = samples[0]?.row.length ?? 0;
  const cuts = Array.from({ length: width }, (_, feature) => findCuts(samples, feature));
  const bins = cuts.map((list, feature) => Uint8Array.from(samples, ({ row }) => binOf(row[feature] ?? 0, list)));
  const weights = Float64Array.from(samples, ({ weight }) => weight);
  const labels = Float64Array.from(samples, ({ label }) => label);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const positive = weights.reduce((sum, one, i) => sum + one * (labels[i] ?? 0), 0);
  const forest: Forest = { base: round(Math.log(positive / (weight - positive))), depth, ...emptyTrees() };
  const sums = new Float64Array(count).fill(forest.base);
  const gradients = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const inner = 2 ** depth - 1;

  for (let tree = 0; tree < trees; tree++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-(sums[i] ?? 0)));
      gradients[i] = (weights[i] ?? 0) * (p - (labels[i] ?? 0));
      curvatures[i] = (weights[i] ?? 0) * p * (1 - p);
    }
    const columns = cuts.map((_, feature) => feature).filter(() => random() < FEATURE_SHARE);
    const chosen = Int32Array.from(samples.keys()).filter(() => random() < SAMPLE_SHARE);
    const splits: (Split | undefined)[] = Array.from({ length: inner });
    const values = new Float64Array(inner + 1);
    grow(0, chosen, splits, values, columns);
    splits.forEach((split) => {
      forest.features.push(split?.feature ?? 0);
      forest.cuts.push(split ? (cuts[split.feature]?.[split.bin] ?? 0) : 0);
    });
    forest.leaves.push(...values);
    for (let i = 0; i < count; i++) {
      let node = 0;
      while (node < inner) {
        const split = splits[node];
        node = 2 * node + (split && (bins[split.feature]?.[i] ?? 0) > split.bin ? 2 : 1);
      }
      sums[i] = (sums[i] ?? 0) + (values[node - inner] ?? 0);
    }
  }
  return forest;

  function grow(
    node: number,
    ids: Int32Array,
    splits: (Split | undefined)[],
    values: Float64Array,
    columns: number[],
  ): void {
    let [g, h] = [0, 0];
    for (const i of ids) {
      g += gradients[i] ?? 0;
      h += curvatures[i] ?? 0;
    }
    if (node >= inner) {
      values[node - inner] = round((-rate * g) / (h + DAMPING));
      return;
    }
    const split = h > 2 * MIN_LEAF ? findSplit(ids, columns, g, h) : undefined;
    splits[node] = split;
    if (!split) {
      // The whole subtree says what this node would; an empty split sends everything below the lowest cut.
      fill(node, round((-rate * g) / (h + DAMPING)), values);
      return;
    }
    const column = bins[split.feature] ?? new Uint8Array();
    grow(
      2 * node + 1,
      ids.filter((i) => (column[i] ?? 0) <= split.bin),
      splits,
      values,
      columns,
    );
    grow(
      2 * node + 2,
      ids.filter((i) => (column[i] ?? 0) > split.bin),
      splits,
      values,
      columns,
    );
  }

  function fill(node: number, value: number, values: Float64Array): void {
    if (node >= inner) values[node - inner] = value;
    else for (const child of [2 * node + 1, 2 * node + 2]) fill(child, value, values);
  }

  function findSplit(ids: Int32Array, columns: number[], g: number, h: number): Split | undefined {
    let best: Split | undefined;
    let bestGain = 1e-3;
    const gs = new Float64Array(BINS + 1);
    const hs = new Float64Array(BINS + 1);
    const counts = new Uint32Array(BINS + 1);
    for (const feature of columns) {
      gs.fill(0);
      hs.fill(0);
      counts.fill(0);
      const column = bins[feature] ?? new Uint8Array();
      for (let k = 0; k < ids.length; k++) {
        const i = ids[k] as number;
        const bin = column[i] as number;
        gs[bin] = (gs[bin] as number) + (gradients[i] as number);
        hs[bin] = (hs[bin] as number) + (curvatures[i] as number);
        counts[bin] = (counts[bin] as number) + 1;
      }
      let [left, leftH, leftCount] = [0, 0, 0];
      for (let bin = 0; bin < (cuts[feature]?.length ?? 0); bin++) {
        left += gs[bin] ?? 0;
        leftH += hs[bin] ?? 0;
        leftCount += counts[bin] ?? 0;
        if (leftH < MIN_LEAF || h - leftH < MIN_LEAF) continue;
        if (leftCount < MIN_SAMPLES || ids.length - leftCount < MIN_SAMPLES) continue;
        const gain = left ** 2 / (leftH + DAMPING) + (g - left) ** 2 / (h - leftH + DAMPING) - g ** 2 / (h + DAMPING);
        if (gain > bestGain) {
          bestGain = gain;
          best = { feature, bin };
        }
      }
    }
    return best;
  }
}

function emptyTrees(): Pick<Forest, 'features' | 'cuts' | 'leaves'> {
  return { features: [], cuts: [], leaves: [] };
}

function findCuts(samples: readonly Sample[], feature: number): number[] {
  const step = Math.max(1, Math.floor(samples.length / 4_000));
  const values = samples.filter((_, i) => i % step === 0).map(({ row }) => row[feature] ?? 0);
  values.sort((a, b) => a - b);
  const cuts = Array.from({ length: BINS - 1 }, (_, i) => values[Math.floor(((i + 1) * values.length) / BINS)] ?? 0);
  return [...new Set(cuts.map(round))];
}

function binOf(value: number, cuts: readonly number[]): number {
  let bin = 0;
  while (bin < cuts.length && value >= (cuts[bin] ?? 0)) bin++;
  return bin;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** mulberry32. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
