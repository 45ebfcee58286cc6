import { FACTS } from './drawers';

/** A card that is not in the columns yet: `FACTS` numbers from `from` on. */
export interface LooseCard {
  id: string;
  facts: Uint32Array;
  from: number;
}

/** The cards of the catalogue, a place each. */
interface Columns {
  /** Ascending. */
  ids: readonly string[];
  facts: Uint32Array<ArrayBuffer>;
}

interface Merged extends Columns {
  /** Whether places are others than before. */
  isMoved: boolean;
  /** Which facts have changed of cards that were there before. */
  touched: ReadonlySet<number>;
}

/** The columns with cards (ascending by id) put in and others taken out; those that only change are written in place. */
export function mergeCards({ ids, facts }: Columns, cards: readonly LooseCard[], gone: ReadonlySet<string>): Merged {
  const touched = new Set<number>();
  const fresh: LooseCard[] = [];
  for (const card of cards) {
    const place = findPlace(ids, card.id);
    if (place >= 0) writeOver(facts, place, card, touched);
    else if (fresh.at(-1)?.id !== card.id) fresh.push(card);
  }
  if (fresh.length === 0 && gone.size === 0) return { ids, facts, isMoved: false, touched };
  const merged: string[] = [];
  const mergedFacts = new Uint32Array((ids.length - gone.size + fresh.length) * FACTS);
  const put = (id: string, from: Uint32Array, at: number) => {
    const to = merged.push(id) * FACTS - FACTS;
    for (let fact = 0; fact < FACTS; fact++) mergedFacts[to + fact] = from[at + fact] ?? 0;
  };
  let next = 0;
  for (const [place, id] of ids.entries()) {
    for (let card = fresh[next]; card && card.id < id; card = fresh[++next]) put(card.id, card.facts, card.from);
    if (!gone.has(id)) put(id, facts, place * FACTS);
  }
  for (const card of fresh.slice(next)) put(card.id, card.facts, card.from);
  return { ids: merged, facts: mergedFacts, isMoved: true, touched };
}

function writeOver(facts: Uint32Array, place: number, card: LooseCard, touched: Set<number>): void {
  for (let fact = 0; fact < FACTS; fact++) {
    const value = card.facts[card.from + fact] ?? 0;
    if (facts[place * FACTS + fact] === value) continue;
    facts[place * FACTS + fact] = value;
    touched.add(fact);
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
