import { fold } from '@/utils/library/search/fold';
import type { Sort } from '@/utils/views';
import { type DrawerRow, drawerOf, FACT, FACTS } from './drawers';
import { findPlace, type LooseCard, mergeCards } from './merge-cards';
import { TagSets } from './tag-sets';

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
 * to date by those that changed: what a reader does to a few articles costs the same in a library of any size.
 */
export class Catalogue {
  /** The highest `at` of the drawers that are in it; 0 until all were read. */
  at = 0;
  /** Another array whenever an article comes or goes. */
  ids: readonly string[] = [];
  /** `FACTS` numbers a place; sites and sources refer to `names`, the last of them to a set of tags. */
  facts = new Uint32Array();
  /** Sites, sources and tags, each as it was first met; tags that differ in case or width only are one. */
  readonly names: string[] = [''];
  /** Articles with the same tags share them. */
  readonly tagSets = new TagSets();
  private readonly members = new Map<number, readonly string[]>();
  private readonly refs = new Map<string, number>([['', 0]]);
  private readonly tagRefs = new Map<string, number>();
  private readonly orders = new Map<Sort, Uint32Array>();
  private placesByNumber: Int32Array | undefined;

  get size(): number {
    return this.ids.length;
  }

  fact(place: number, name: keyof typeof FACT): number {
    return this.facts[place * FACTS + FACT[name]] ?? 0;
  }

  /** The references to the tags of a place. */
  tagsOf(place: number): readonly number[] {
    return this.tagSets.get(this.fact(place, 'tags'));
  }

  /** Takes in drawers that are new or have changed. */
  update(changed: readonly DrawerRow[]): void {
    this.take(changed);
    this.at = changed.reduce((highest, { at }) => Math.max(highest, at), this.at);
  }

  /** Takes in some of all drawers, while they are read for the first time. */
  take(changed: readonly DrawerRow[]): void {
    if (changed.length === 0) return;
    const cards = changed.flatMap((drawer) => this.toCards(drawer));
    // Nearly sorted already: numbers are given in the order of saving, as ids are.
    cards.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const gone = this.findGone(changed, new Set(cards.map(({ id }) => id)));
    for (const { drawer, ids } of changed) this.members.set(drawer, ids);
    const merged = mergeCards(this, cards, gone);
    if (merged.isMoved) this.orders.clear();
    else
      for (const sort of this.orders.keys()) if (merged.touched.has(FACT[ORDERS[sort].fact])) this.orders.delete(sort);
    if (merged.isMoved || merged.touched.has(FACT.n)) this.placesByNumber = undefined;
    this.ids = merged.ids;
    this.facts = merged.facts;
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

  /** All places in an order. Kept until what it goes by changes. */
  order(sort: Sort): Uint32Array {
    const known = this.orders.get(sort);
    if (known) return known;
    const { fact, isReverse } = ORDERS[sort];
    const keys = new Float64Array(this.size);
    for (let place = 0; place < keys.length; place++) keys[place] = this.fact(place, fact) * PLACES + place;
    // Numbers sort natively, many times faster than by a function.
    keys.sort();
    if (isReverse) keys.reverse();
    const order = new Uint32Array(keys.length);
    for (let i = 0; i < order.length; i++) order[i] = (keys[i] ?? 0) % PLACES;
    this.orders.set(sort, order);
    return order;
  }

  /** What the drawers had and have no more, and no other has now. */
  private findGone(changed: readonly DrawerRow[], here: ReadonlySet<string>): Set<string> {
    const gone = new Set<string>();
    for (const { drawer } of changed) {
      for (const id of this.members.get(drawer) ?? []) {
        const place = here.has(id) ? -1 : findPlace(this.ids, id);
        if (place >= 0 && drawerOf(this.fact(place, 'n')) === drawer) gone.add(id);
      }
    }
    return gone;
  }

  /** The cards of a drawer, as they lie in the columns here. */
  private toCards({ ids, facts, names, tags }: DrawerRow): LooseCard[] {
    const own = facts.slice();
    const known: number[] = [];
    const toRef = (ref: number): number => {
      known[ref] ??= this.keepName(names[ref] ?? '');
      return known[ref];
    };
    let tagsFrom = 0;
    return ids.map((id, place) => {
      const from = place * FACTS;
      // One that the disk has spoilt must not keep the page counting for minutes.
      const tagsEnd = Math.min(own[from + FACT.tags] ?? 0, tags.length);
      const refs = new Set<number>();
      for (let i = tagsFrom; i < tagsEnd; i++) refs.add(this.keepTag(names[tags[i] ?? 0] ?? ''));
      tagsFrom = tagsEnd;
      own[from + FACT.tags] = this.tagSets.keep([...refs].sort((a, b) => a - b));
      own[from + FACT.site] = toRef(own[from + FACT.site] ?? 0);
      own[from + FACT.source] = toRef(own[from + FACT.source] ?? 0);
      return { id, facts: own, from };
    });
  }

  private keepName(name: string): number {
    const ref = this.refs.get(name) ?? this.names.push(name) - 1;
    this.refs.set(name, ref);
    return ref;
  }

  private keepTag(name: string): number {
    const key = fold(name);
    const ref = this.tagRefs.get(key) ?? this.names.push(name) - 1;
    this.tagRefs.set(key, ref);
    return ref;
  }
}
