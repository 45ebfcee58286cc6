import { evaluate, type Forest } from '../../utils/extract/evaluate-forest.ts';

/** A sample: its features, what should come of it (0 to 1), and how much it counts. */
export interface Sample {
  row: number[];
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

/** Gradient boosting with logistic loss over binned features; the same seed gives the same forest. */
export function growForest(samples: readonly Sample[], { trees, depth, rate }: GrowOptions, seed = 1): Forest {
  const random = makeRandom(seed);
  const features = samples[0]?.row.length ?? 0;
  const cuts = Array.from({ length: features }, (_, feature) => findCuts(samples, feature));
  const bins = samples.map(({ row }) => Uint8Array.from(cuts, (list, feature) => binOf(row[feature] ?? 0, list)));
  const weight = samples.reduce((sum, sample) => sum + sample.weight, 0);
  const positive = samples.reduce((sum, sample) => sum + sample.weight * sample.label, 0);
  const forest: Forest = { base: Math.log(positive / (weight - positive)), trees: [] };
  const sums = samples.map(() => forest.base);
  const gradients = new Float64Array(samples.length);
  const curvatures = new Float64Array(samples.length);

  for (let t = 0; t < trees; t++) {
    samples.forEach((sample, i) => {
      const p = 1 / (1 + Math.exp(-(sums[i] ?? 0)));
      gradients[i] = sample.weight * (p - sample.label);
      curvatures[i] = sample.weight * p * (1 - p);
    });
    const columns = cuts.map((_, feature) => feature).filter(() => random() < FEATURE_SHARE);
    const chosen = samples.map((_, i) => i).filter(() => random() < SAMPLE_SHARE);
    const tree: number[][] = [];
    grow(tree, chosen, depth);
    forest.trees.push(tree);
    samples.forEach(({ row }, i) => {
      const p = evaluate({ base: 0, trees: [tree] }, row);
      sums[i] = (sums[i] ?? 0) + Math.log(p / (1 - p));
    });

    function grow(nodes: number[][], ids: number[], levels: number): number {
      const at = nodes.length;
      let [g, h] = [0, 0];
      for (const i of ids) {
        g += gradients[i] ?? 0;
        h += curvatures[i] ?? 0;
      }
      nodes.push([round((-rate * g) / (h + DAMPING))]);
      const split = levels > 0 && h > 2 * MIN_LEAF ? findSplit(ids, columns, g, h) : undefined;
      if (!split) return at;
      const { feature, bin } = split;
      const left = ids.filter((i) => (bins[i]?.[feature] ?? 0) <= bin);
      const right = ids.filter((i) => (bins[i]?.[feature] ?? 0) > bin);
      const cut = cuts[feature]?.[bin] ?? 0;
      const leftAt = grow(nodes, left, levels - 1);
      const rightAt = grow(nodes, right, levels - 1);
      nodes[at] = [feature, cut, leftAt, rightAt];
      return at;
    }
  }
  return forest;

  function findSplit(ids: number[], columns: number[], g: number, h: number) {
    let best: { feature: number; bin: number } | undefined;
    let bestGain = 1e-3;
    const gs = new Float64Array(BINS + 1);
    const hs = new Float64Array(BINS + 1);
    const counts = new Uint32Array(BINS + 1);
    for (const feature of columns) {
      gs.fill(0);
      hs.fill(0);
      counts.fill(0);
      for (const i of ids) {
        const bin = bins[i]?.[feature] ?? 0;
        gs[bin] = (gs[bin] ?? 0) + (gradients[i] ?? 0);
        hs[bin] = (hs[bin] ?? 0) + (curvatures[i] ?? 0);
        counts[bin] = (counts[bin] ?? 0) + 1;
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
