import { type Clock, timeOf } from './clock';
import type { Arrival } from './prepare-arrival';
import type { ArticleFields, ArticleRow, HighlightRow } from './rows';
import { createRow, tagsOf, withBin, withColumns, withTags } from './to-row';

/** A new row for what has arrived: as old as it was where it comes from, where that is known and can be true. */
export function toNewRow({ article }: Arrival, id: string, fields: ArticleFields, clock: Clock): ArticleRow {
  const { stamps, tags, binnedAt } = article;
  const row = createRow(id, fields, clock);
  if (!stamps) return withBin(withTags(row, tags, clock), binnedAt, clock);
  const registers = Object.entries(row.f).map(([field, [value, now]]) => [
    field,
    [value, trust(stamps.fields[field], now)],
  ]);
  const stamped = withColumns({
    ...row,
    f: Object.fromEntries(registers) as ArticleRow['f'],
    tags: trustTags(stamps.tags),
    del: [binnedAt, trust(stamps.bin, row.del[1])],
  });
  // Stamps that say other tags than the file does are not believed.
  return tagsOf(stamped).sort().join('\n') === [...tags].sort().join('\n') ? stamped : withTags(stamped, tags, clock);
}

/** A highlight's row in this article. */
export function toHighlightRow(
  highlight: Arrival['highlights'][number],
  { id: articleId, bodyHash }: ArticleRow,
  clock: Clock,
): HighlightRow {
  const { id, createdAt, color, note, quote, prefix, suffix, start, end, stamps } = highlight;
  const anchor = { quote, prefix, suffix, start, end, bodyHash: highlight.bodyHash ?? bodyHash };
  return {
    id,
    v: 1,
    articleId,
    createdAt,
    kept: 1,
    f: {
      anchor: [anchor, trust(stamps?.anchor, clock.next())],
      color: [color, trust(stamps?.color, clock.next())],
      note: [note, trust(stamps?.note, clock.next())],
    },
    del: [null, clock.next()],
  };
}

/** A stamp from ahead of now would win over whatever the reader does next. */
export function trust(stamp: string | undefined, now: string): string {
  return stamp !== undefined && stamp < now && timeOf(stamp) <= Date.now() ? stamp : now;
}

function trustTags(tags: ArticleRow['tags']): ArticleRow['tags'] {
  const isPast = (stamp: string) => stamp === '' || timeOf(stamp) <= Date.now();
  return Object.fromEntries(Object.entries(tags).filter(([, [added, removed]]) => isPast(added) && isPast(removed)));
}
