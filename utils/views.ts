/** What a list shows. `all` is everything out of the bin; `unread` is what is neither read nor archived. */
export const VIEWS = ['unread', 'starred', 'archived', 'all', 'bin'] as const;
export type View = (typeof VIEWS)[number];

/** In which order: newest or oldest saved, last published, longest or shortest, furthest read. */
export const SORTS = ['newest', 'oldest', 'published', 'longest', 'shortest', 'progress'] as const;
export type Sort = (typeof SORTS)[number];

/** What is searched for comes best first, unless the reader wants another order. */
export const RANKINGS = ['best', ...SORTS] as const;
export type Ranking = (typeof RANKINGS)[number];
