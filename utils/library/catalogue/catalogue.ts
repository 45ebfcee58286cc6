import { fold } from '@/utils/library/search/fold';
import type { Sort } from '@/utils/views';
import { type DrawerRow, FACT, FACTS, FLAG } from './drawers';

/** The keys of the orders, and whether the greatest comes first. */
const ORDERS = {
  newest: { fact: 'savedAt', isReverse: true },
  oldest: { fact: 'savedAt', isReverse: false },
  published: { fact: 'published', isReverse: true },
  longest: { fact: 'count', isReverse: true },
  shortest: { fact: 'count', isReverse: false },
  progress: { fact: 'progress', isReverse: true },
} as const satisfies Record<Sort, { fact: keyof typeof FACT; isReverse: boolean }>;

/** More articles than any library has; with a key of 32 bits still a whole number. */
const PLACES = 2 ** 21;

/**
 * All cards of the library in memory, as columns: some 100 bytes an article. A card's place is its rank by id, so that
 * equal keys come in the order in which the indexes of the rows have them. It is derived from `drawers`, and brought up
 * to date by those that changed.
 */
export class Catalogue {
  /** The highest `at` of the drawers that are in it. */
  at = 0;
  ids: string[] = [];
  /** `FACTS` numbers a place; sites, sources and tags refer to `names`. */
  facts = new Uint32Array();
  /** The references of place `i` end at its fact `tagsEnd`, and begin where those of the place before end. */
  tags = new Uint32Array();
  /** Sites, sources and tags, each as it was first met; tags that differ in case or width only are one. */
  readonly names: string[] = [''];
  private readonly drawers = new Map<number, DrawerRow>();
  private readonly refs = new Map<string, number>([['', 0]]);
  private readonly tagRefs = new Map<string, number>();
  private readonly orders = new Map<string, Uint32Array>();
  private placesByNumber: Int32Array | undefined;

  get size(): number {
    return this.ids.length;
  }

  fact(place: number, name: keyof typeof FACT): number {
    return this.facts[place * FACTS + FACT[name]] ?? 0;
  }

  /** The references to the tags of a place. */
  tagsOf(place: number): Uint32Array {
    return this.tags.subarray(place === 0 ? 0 : this.fact(place - 1, 'tagsEnd'), this.fact(place, 'tagsEnd'));
  }

  /** Takes in drawers that are new or have changed. */
  update(changed: readonly DrawerRow[]): void {
    if (changed.length === 0) return;
    for (const drawer of changed) {
      this.drawers.set(drawer.drawer, drawer);
      this.at = Math.max(this.at, drawer.at);
    }
    this.layOut();
    this.orders.clear();
    this.placesByNumber = undefined;
  }

  /** Where the article is that search knows by a number; -1 if it is not there. */
  placeOfNumber(n: number): number {
    if (!this.placesByNumber) {
      let last = 0;
      for (let place = 0; place < this.size; place++) last = Math.max(last, this.fact(place, 'n'));
      this.placesByNumber = new Int32Array(last + 1).fill(-1);
      for (let place = 0; place < this.size; place++) this.placesByNumber[this.fact(place, 'n')] = place;
    }
    return this.placesByNumber[n] ?? -1;
  }

  /** The reference of a site or a source, or of a tag whatever its case or width; -1 if no article has it. */
  refOf(name: string, { isTag }: { isTag: boolean }): number {
    return (isTag ? this.tagRefs.get(fold(name)) : this.refs.get(name)) ?? -1;
  }

  /** All places in an order. Kept until the library changes. */
  order(sort: Sort): Uint32Array {
    const known = this.orders.get(sort);
    if (known) return known;
    const { fact, isReverse } = ORDERS[sort];
    const keys = new Float64Array(this.size);
    for (let place = 0; place < this.size; place++) keys[place] = this.fact(place, fact) * PLACES + place;
    // Numbers sort natively, many times faster than by a function.
    keys.sort();
    if (isReverse) keys.reverse();
    const order = Uint32Array.from(keys, (key) => key % PLACES);
    this.orders.set(sort, order);
    return order;
  }

  /** Makes the columns anew from the drawers. */
  private layOut(): void {
    const drawers = [...this.drawers.values()].sort((a, b) => a.drawer - b.drawer);
    const size = drawers.reduce((sum, { ids }) => sum + ids.length, 0);
    const sources = drawers.flatMap((drawer) => drawer.ids.map((id, place) => ({ id, drawer, place })));
    // Nearly sorted already: numbers are given in the order of saving, as ids are.
    sources.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const refs = new Map(drawers.map((drawer) => [drawer, new Map<number, number>()]));
    const facts = new Uint32Array(size * FACTS);
    const tags: number[] = [];
    for (const [at, { drawer, place }] of sources.entries()) {
      const from = place * FACTS;
      facts.set(drawer.facts.subarray(from, from + FACTS), at * FACTS);
      const tagsFrom = place === 0 ? 0 : (drawer.facts[from - FACTS + FACT.tagsEnd] ?? 0);
      const tagsEnd = drawer.facts[from + FACT.tagsEnd] ?? 0;
      for (let i = tagsFrom; i < tagsEnd; i++) {
        const tag = this.toTagRef(drawer.names[drawer.tags[i] ?? 0] ?? '');
        tags.push(tag);
      }
      facts[at * FACTS + FACT.tagsEnd] = tags.length;
      for (const name of ['site', 'source'] as const) {
        facts[at * FACTS + FACT[name]] = this.toRef(drawer, drawer.facts[from + FACT[name]] ?? 0, refs.get(drawer));
      }
    }
    this.ids = sources.map(({ id }) => id);
    this.facts = facts;
    this.tags = Uint32Array.from(tags);
  }

  private toRef(drawer: DrawerRow, own: number, known: Map<number, number> | undefined): number {
    const before = known?.get(own);
    if (before !== undefined) return before;
    const name = drawer.names[own] ?? '';
    const ref = this.refs.get(name) ?? this.names.push(name) - 1;
    this.refs.set(name, ref);
    known?.set(own, ref);
    return ref;
  }

  private toTagRef(name: string): number {
    const key = fold(name);
    const ref = this.tagRefs.get(key) ?? this.names.push(name) - 1;
    this.tagRefs.set(key, ref);
    return ref;
  }
}

/** Where an id is among ids in ascending order; -1 if it is not there. */
export function findPlace(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

/** Which views a place with these flags is in, as bits in the order of `VIEWS`: unread, starred, archived, all, bin. */
export function viewsOf(flags: number): number {
  if (flags & FLAG.bin) return 16;
  return (
    8 | (flags & (FLAG.read | FLAG.archived) ? 0 : 1) | (flags & FLAG.starred ? 2 : 0) | (flags & FLAG.archived ? 4 : 0)
  );
}
