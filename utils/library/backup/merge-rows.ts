import type { Clock, Hlc } from '@/utils/library/clock';
import type { ArticleRow, HighlightRow, Register } from '@/utils/library/rows';
import { withColumns } from '@/utils/library/to-row';

type Registers = Readonly<Record<string, Register<unknown>>>;
type Tags = ArticleRow['tags'];

/** The two rows of one article as one: of each field the later value, of each tag its last word. Its id is `here`'s. */
export function mergeArticles(here: ArticleRow, there: ArticleRow): ArticleRow {
  const f = mergeRegisters(here.f, there.f) as ArticleRow['f'];
  return withColumns({ ...there, ...here, f, tags: mergeTags(here.tags, there.tags), del: later(here.del, there.del) });
}

/** `here` with everything as it is in `there`; what differs is stamped anew, so that it holds against what it replaces. */
export function overwriteArticle(here: ArticleRow, there: ArticleRow, clock: Clock): ArticleRow {
  const f = overwriteRegisters(here.f, there.f, clock) as ArticleRow['f'];
  const del = isEqual(here.del[0], there.del[0]) ? here.del : ([there.del[0], clock.next()] as const);
  return withColumns({ ...here, f, tags: overwriteTags(here.tags, there.tags, clock), del });
}

export function mergeHighlights(here: HighlightRow, there: HighlightRow): HighlightRow {
  const f = mergeRegisters(here.f, there.f) as HighlightRow['f'];
  const del = later(here.del, there.del);
  return { ...there, ...here, f, del, kept: del[0] === null ? 1 : 0 };
}

export function overwriteHighlight(here: HighlightRow, there: HighlightRow, clock: Clock): HighlightRow {
  const f = overwriteRegisters(here.f, there.f, clock) as HighlightRow['f'];
  const del = isEqual(here.del[0], there.del[0]) ? here.del : ([there.del[0], clock.next()] as const);
  return { ...here, f, del, kept: del[0] === null ? 1 : 0 };
}

/** Whether two rows say the same to a reader; stamps and derived columns do not count. */
export function saysTheSame(a: ArticleRow, b: ArticleRow): boolean {
  const values = ({ f }: ArticleRow) =>
    Object.entries(f)
      .filter(([, [value]]) => value !== undefined)
      .map(([field, [value]]) => JSON.stringify([field, value]))
      .sort();
  const tags = (row: ArticleRow) => Object.keys(row.tags).filter((tag) => hasTag(row.tags, tag));
  return isEqual([values(a), tags(a).sort(), a.del[0]], [values(b), tags(b).sort(), b.del[0]]);
}

function later<T>(a: Register<T>, b: Register<T>): Register<T> {
  return b[1] > a[1] ? b : a;
}

function mergeRegisters(here: Registers, there: Registers): Registers {
  const fields = new Set([...Object.keys(here), ...Object.keys(there)]);
  return Object.fromEntries(
    [...fields].map((field) => {
      const [mine, theirs] = [here[field], there[field]];
      return [field, mine && theirs ? later(mine, theirs) : (mine ?? theirs)];
    }),
  ) as Registers;
}

function overwriteRegisters(here: Registers, there: Registers, clock: Clock): Registers {
  const fields = new Set([...Object.keys(here), ...Object.keys(there)]);
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const [mine, theirs] = [here[field], there[field]];
      if (!theirs) return [];
      return [[field, mine && isEqual(mine[0], theirs[0]) ? mine : [theirs[0], clock.next()]]];
    }),
  ) as Registers;
}

function mergeTags(here: Tags, there: Tags): Tags {
  const names = new Set([...Object.keys(here), ...Object.keys(there)]);
  const max = (a: Hlc = '', b: Hlc = '') => (a > b ? a : b);
  return Object.fromEntries(
    [...names].map((tag) => [
      tag,
      [max(own(here, tag)?.[0], own(there, tag)?.[0]), max(own(here, tag)?.[1], own(there, tag)?.[1])],
    ]),
  );
}

function overwriteTags(here: Tags, there: Tags, clock: Clock): Tags {
  const names = new Set([...Object.keys(here), ...Object.keys(there)]);
  return Object.fromEntries(
    [...names].map((tag) => {
      const [added, removed] = own(here, tag) ?? ['', ''];
      if (hasTag(here, tag) === hasTag(there, tag)) return [tag, [added, removed]];
      return [tag, hasTag(there, tag) ? [clock.next(), removed] : [added, clock.next()]];
    }),
  );
}

function hasTag(tags: Tags, tag: string): boolean {
  const [added, removed] = own(tags, tag) ?? ['', ''];
  return added > removed;
}

/** Readers may call a tag `constructor`. */
function own(tags: Tags, tag: string): readonly [Hlc, Hlc] | undefined {
  return Object.hasOwn(tags, tag) ? tags[tag] : undefined;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
