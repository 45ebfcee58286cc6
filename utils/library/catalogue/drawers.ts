import type { Card } from './to-card';

/**
 * Cards lie in drawers of so many numbers each: a save writes one drawer, and all of a library of 100,000 articles is
 * read as 400 records.
 */
const DRAWER_CARDS = 256;

/**
 * A row of `drawers`: the cards of the articles with neighbouring numbers, as columns. One that is empty stays.
 */
export interface DrawerRow {
  drawer: number;
  /** Rises with every write, over all drawers. */
  at: number;
  /** Cards in it. */
  size: number;
  ids: string[];
  /** `FACTS` numbers for each card. */
  facts: Uint32Array<ArrayBuffer>;
  /** Sites, sources and tags that the facts refer to. */
  names: string[];
  /** References to names, those of one card after those of the one before. */
  tags: Uint32Array<ArrayBuffer>;
}

/** Numbers kept for each card, in this order; the last says where its references to tags end. */
export const FACT = {
  n: 0,
  savedAt: 1,
  published: 2,
  count: 3,
  minutes: 4,
  progress: 5,
  readAt: 6,
  flags: 7,
  site: 8,
  source: 9,
  tags: 10,
} as const;
/** How many these are. */
export const FACTS = 11;

export const FLAG = { read: 1, starred: 2, archived: 4, bin: 8 } as const;

export function drawerOf(n: number): number {
  return Math.floor(n / DRAWER_CARDS);
}

/** A drawer with these cards, ascending by number. */
export function packDrawer(drawer: number, at: number, cards: readonly Card[]): DrawerRow {
  const facts = new Uint32Array(cards.length * FACTS);
  const names: string[] = [];
  const known = new Map<string, number>();
  const tags: number[] = [];
  const toRef = (name: string): number => {
    const ref = known.get(name) ?? names.push(name) - 1;
    known.set(name, ref);
    return ref;
  };
  for (const [place, card] of cards.entries()) {
    for (const tag of card.tags) tags.push(toRef(tag));
    facts.set(
      [
        ...[card.n, card.savedAt, card.published, card.count, card.minutes, card.progress, card.readAt, flagsOf(card)],
        ...[toRef(card.site), toRef(card.source), tags.length],
      ],
      place * FACTS,
    );
  }
  return { drawer, at, size: cards.length, ids: cards.map(({ id }) => id), facts, names, tags: Uint32Array.from(tags) };
}

/** Its flags, as bits. */
export function flagsOf({ isRead, isStarred, isArchived, isInBin }: Card): number {
  return (
    (isRead ? FLAG.read : 0) |
    (isStarred ? FLAG.starred : 0) |
    (isArchived ? FLAG.archived : 0) |
    (isInBin ? FLAG.bin : 0)
  );
}

/** The cards of a drawer, as they were put into it. */
export function unpackDrawer({ ids, facts, names, tags }: DrawerRow): Card[] {
  return ids.map((id, place) => {
    const fact = (name: keyof typeof FACT) => facts[place * FACTS + FACT[name]] ?? 0;
    const tagsFrom = place === 0 ? 0 : (facts[(place - 1) * FACTS + FACT.tags] ?? 0);
    const flags = fact('flags');
    return {
      id,
      n: fact('n'),
      savedAt: fact('savedAt'),
      published: fact('published'),
      count: fact('count'),
      minutes: fact('minutes'),
      progress: fact('progress'),
      readAt: fact('readAt'),
      isRead: (flags & FLAG.read) > 0,
      isStarred: (flags & FLAG.starred) > 0,
      isArchived: (flags & FLAG.archived) > 0,
      isInBin: (flags & FLAG.bin) > 0,
      site: names[fact('site')] ?? '',
      source: names[fact('source')] ?? '',
      tags: [...tags.subarray(tagsFrom, fact('tags'))].map((ref) => names[ref] ?? ''),
    };
  });
}
