/** One thing that is done to the library. Plain JSON: it goes to a page of the extension. */
export type Operation =
  | { kind: 'save'; article: number; version: number }
  | { kind: 'tag'; article: number; tag: string }
  | { kind: 'star'; article: number }
  | { kind: 'bin'; article: number }
  | { kind: 'restore'; article: number }
  | { kind: 'highlight'; article: number; nth: number }
  | { kind: 'picture'; article: number }
  /** An address that waits in the queue, and is kept by whoever works on it. */
  | { kind: 'queue'; article: number; version: number }
  /** A file of three articles in a row; what is known is passed over. */
  | { kind: 'import'; article: number; version: number }
  | { kind: 'emptyBin' }
  | { kind: 'backUp' }
  | { kind: 'tend' };

/** What must be true of one article after all that was done. */
interface Kept {
  version: number;
  tags: Set<string>;
  isStarred: boolean;
  isInBin: boolean;
  highlights: Set<number>;
}

/** What the library must hold, kept beside it. */
export class Model {
  private readonly articles = new Map<number, Kept>();

  apply(operation: Operation): void {
    if (operation.kind === 'tend' || operation.kind === 'backUp') return;
    if (operation.kind === 'emptyBin') {
      for (const [article, { isInBin }] of this.articles) if (isInBin) this.articles.delete(article);
      return;
    }
    if (operation.kind === 'import') {
      for (const article of importedBy(operation)) {
        const added = { version: operation.version, tags: new Set<string>(), isStarred: false, isInBin: false };
        if (!this.articles.has(article)) this.articles.set(article, { ...added, highlights: new Set() });
      }
      return;
    }
    const known = this.articles.get(operation.article);
    if (operation.kind === 'save' || operation.kind === 'queue') {
      const kept = known ?? { tags: new Set(), isStarred: false, highlights: new Set() };
      this.articles.set(operation.article, { ...kept, version: operation.version, isInBin: false });
      return;
    }
    if (!known) return;
    if (operation.kind === 'tag') known.tags.add(operation.tag);
    if (operation.kind === 'star') known.isStarred = !known.isStarred;
    if (operation.kind === 'bin') known.isInBin = true;
    if (operation.kind === 'restore') known.isInBin = false;
    if (operation.kind === 'highlight') known.highlights.add(operation.nth);
  }

  has(article: number): boolean {
    return this.articles.has(article);
  }

  /** One line an article, as the page side writes it of what is on the disk. */
  snapshot(): Record<string, string> {
    const lines = [...this.articles].map(([article, { version, tags, isStarred, isInBin, highlights }]) => [
      article,
      [version, [...tags].sort().join(' '), isStarred ? 'star' : '', isInBin ? 'bin' : '', highlights.size].join('|'),
    ]);
    return Object.fromEntries(lines);
  }
}

/** The articles in the file of an import. */
export function importedBy({ article }: { article: number }): number[] {
  return [article, article + 1, article + 2];
}

/** A stream of things that readers do, the same for the same seed. */
export function* makeOperations(random: () => number, articles: number): Generator<Operation> {
  const pick = (limit: number) => Math.floor(random() * limit);
  let version = 1;
  for (;;) {
    const article = pick(articles);
    const dice = random();
    if (dice < 0.34) yield { kind: 'save', article, version: version++ };
    else if (dice < 0.38) yield { kind: 'queue', article, version: version++ };
    else if (dice < 0.41) yield { kind: 'import', article, version: version++ };
    else if (dice < 0.58) yield { kind: 'tag', article, tag: `标签${pick(12)}` };
    else if (dice < 0.66) yield { kind: 'star', article };
    else if (dice < 0.76) yield { kind: 'bin', article };
    else if (dice < 0.81) yield { kind: 'restore', article };
    else if (dice < 0.88) yield { kind: 'highlight', article, nth: pick(5) };
    else if (dice < 0.95) yield { kind: 'picture', article };
    else if (dice < 0.965) yield { kind: 'emptyBin' };
    else if (dice < 0.995) yield { kind: 'tend' };
    else yield { kind: 'backUp' };
  }
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Which prefix of `pending` the disk shows: how many of the things that were asked for and not yet acknowledged have
 * been done. Undefined if it shows none of them: something acknowledged is gone, or something is half done.
 */
export function findPrefix(
  model: Model,
  pending: readonly Operation[],
  onDisk: Record<string, string>,
): number | undefined {
  const wanted = sorted(onDisk);
  for (let done = 0; ; done++) {
    if (sorted(model.snapshot()) === wanted) return done;
    const next = pending[done];
    if (!next) return undefined;
    model.apply(next);
  }
}

/** The lines in which the disk differs from what must be there, for a fault that someone has to understand. */
export function differences(model: Model, onDisk: Record<string, string>): string[] {
  const wanted = model.snapshot();
  return [...new Set([...Object.keys(wanted), ...Object.keys(onDisk)])]
    .filter((article) => wanted[article] !== onDisk[article])
    .map((article) => `${article}: ${onDisk[article] ?? 'nothing'}, not ${wanted[article] ?? 'nothing'}`);
}

function sorted(lines: Record<string, string>): string {
  return JSON.stringify(Object.entries(lines).sort(([a], [b]) => Number(a) - Number(b)));
}
