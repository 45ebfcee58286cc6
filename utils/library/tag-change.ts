import type { Clock } from './clock';
import type { ArticleRow } from './rows';
import { tagsOf, withTags } from './to-row';

/** What a change has done to the tags of one article. */
export interface TagChange {
  added: string[];
  removed: string[];
}

/** The difference between two states of an article. */
export function tagChange(before: ArticleRow, after: ArticleRow): TagChange {
  const [had, has] = [tagsOf(before), tagsOf(after)];
  return { added: has.filter((tag) => !had.includes(tag)), removed: had.filter((tag) => !has.includes(tag)) };
}

/** Takes a change back; what has happened to other tags since stays. */
export function undoTagChange(row: ArticleRow, { added, removed }: TagChange, clock: Clock): ArticleRow {
  const tags = new Set([...tagsOf(row).filter((tag) => !added.includes(tag)), ...removed]);
  return withTags(row, [...tags], clock);
}
