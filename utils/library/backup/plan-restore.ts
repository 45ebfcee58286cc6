import { db, withStorage } from '@/utils/library/db';
import type { ArticleRow } from '@/utils/library/rows';
import { isArticleRow } from './check-row';
import { findHere } from './find-here';
import { mergeArticles, saysTheSame } from './merge-rows';
import { readSnapshot } from './read-snapshot';
import { backups } from './store';

/** How many there are of a kind, and the titles of the first of them. */
export interface Some {
  count: number;
  titles: string[];
}

/** What a restore would do, in articles; nothing is done yet. */
export interface RestorePlan {
  /** In the backup and not here. */
  missing: Some;
  /** In both and not the same; the titles are those of the backup. */
  differing: Some;
  /** Of those, the ones that a merge would change: here is what was said later of the others. */
  changedByMerge: number;
  same: number;
  /** Here and not in the backup: a merge leaves them, a replacement takes them out. */
  onlyHere: Some;
  damaged: number;
}

const MOST_TITLES = 50;

/** Compares a backup with the library as it is now. @throws Problem */
export function planRestore(snapshot: string): Promise<RestorePlan> {
  return withStorage(async () => {
    const plan: RestorePlan = {
      ...{ missing: none(), differing: none(), onlyHere: none() },
      ...{ changedByMerge: 0, same: 0, damaged: 0 },
    };
    const met = new Set<string>();
    for await (const { rows, damaged } of readSnapshot(backups, snapshot, ['articles'])) {
      const theirs = rows.filter(isArticleRow);
      plan.damaged += damaged + rows.length - theirs.length;
      const heres = await findHere(theirs);
      for (const [i, there] of theirs.entries()) compare(heres[i], there, plan, met);
    }
    const others = (await db.articles.toCollection().primaryKeys()).filter((id) => !met.has(id));
    const first = await db.articles.bulkGet(others.slice(0, MOST_TITLES));
    plan.onlyHere = { count: others.length, titles: first.flatMap((row) => row?.f.title[0] ?? []) };
    return plan;
  });
}

function compare(here: ArticleRow | undefined, there: ArticleRow, plan: RestorePlan, met: Set<string>): void {
  const title = there.f.title[0];
  if (!here) {
    add(plan.missing, title);
    return;
  }
  met.add(here.id);
  if (saysTheSame(here, there)) {
    plan.same += 1;
    return;
  }
  add(plan.differing, title);
  if (!saysTheSame(here, mergeArticles(here, there))) plan.changedByMerge += 1;
}

function none(): Some {
  return { count: 0, titles: [] };
}

function add(some: Some, title: string): void {
  some.count += 1;
  if (some.titles.length < MOST_TITLES) some.titles.push(title);
}
