import { db } from '@/utils/library/db';
import type { ArticleRow } from '@/utils/library/rows';
import { drawerOf, flagsOf, packDrawer, unpackDrawer } from './drawers';
import { changeCounts } from './kept-counts';
import { type Card, toCard } from './to-card';

/**
 * Collects what one transaction changes of the cards, so that each drawer is written once however many of its cards
 * change. The transaction, over `drawers` and `meta` too, must call `flush` as the last thing that it does.
 */
export class CardWriter {
  private readonly changed = new Map<number, Card | undefined>();

  put(n: number, row: ArticleRow): void {
    this.changed.set(n, toCard(n, row));
  }

  drop(n: number): void {
    this.changed.set(n, undefined);
  }

  /** Writes the drawers, each under a number that no drawer had before: by it pages know what is new. */
  async flush(): Promise<void> {
    if (this.changed.size === 0) return;
    const keys = [...new Set([...this.changed.keys()].map(drawerOf))];
    const known = await db.drawers.bulkGet(keys);
    const [last] = await db.drawers.orderBy('at').reverse().limit(1).keys();
    const at = Math.max(Number(last ?? 0) + 1, Date.now());
    const cards = new Map(
      keys.map((key, i) => [key, new Map(known[i] ? unpackDrawer(known[i]).map((card) => [card.n, card]) : [])]),
    );
    const flags: { before: number | undefined; after: number | undefined }[] = [];
    for (const [n, card] of this.changed) {
      const drawer = cards.get(drawerOf(n));
      const before = drawer?.get(n);
      flags.push({ before: before && flagsOf(before), after: card && flagsOf(card) });
      if (card) drawer?.set(n, card);
      else drawer?.delete(n);
    }
    await db.drawers.bulkPut(
      keys.map((key) =>
        packDrawer(
          key,
          at,
          [...(cards.get(key)?.values() ?? [])].sort((a, b) => a.n - b.n),
        ),
      ),
    );
    await changeCounts(flags, { isFirst: last === undefined });
  }
}
