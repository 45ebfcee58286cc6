import { VIEWS, type View } from '@/utils/views';
import type { Catalogue } from './catalogue';
import { FLAG } from './drawers';

/** How many articles each view has. */
export type ViewCounts = Record<View, number>;

/** Which views an article with these flags is in, as bits in the order of `VIEWS`: unread, starred, archived, all, bin. */
export function viewsOf(flags: number): number {
  if (flags & FLAG.bin) return 16;
  return (
    8 | (flags & (FLAG.read | FLAG.archived) ? 0 : 1) | (flags & FLAG.starred ? 2 : 0) | (flags & FLAG.archived ? 4 : 0)
  );
}

/** The counts that `count` gives for each view. */
export function toViewCounts(count: (view: number) => number): ViewCounts {
  return Object.fromEntries(VIEWS.map((view, i) => [view, count(i)])) as ViewCounts;
}

/** Of the whole library. */
export function countViewsOf(catalogue: Catalogue): ViewCounts {
  const counts = new Uint32Array(VIEWS.length);
  for (let place = 0; place < catalogue.size; place++) {
    const bits = viewsOf(catalogue.fact(place, 'flags'));
    for (let view = 0; view < counts.length; view++) if (bits & (1 << view)) counts[view] = (counts[view] ?? 0) + 1;
  }
  return toViewCounts((view) => counts[view] ?? 0);
}
