import type { ArticleFields, ArticleRow, BodyRow, HighlightRow, VersionRow } from '@/utils/library/rows';

/** A file may come from anybody: beyond the shape of its rows, what each field holds is checked. */

type Kind = 'text' | 'maybeText' | 'address' | 'flag' | 'other';
const KINDS: Readonly<Partial<Record<keyof ArticleFields, Kind>>> = {
  ...{ title: 'text', excerpt: 'text', lang: 'text', savedAt: 'text', bodyHash: 'text', note: 'text' },
  ...{ byline: 'maybeText', source: 'maybeText', editor: 'maybeText', siteName: 'maybeText' },
  ...{ publishedTime: 'maybeText', publishedText: 'maybeText', leadImage: 'address' },
  ...{ isRead: 'flag', isStarred: 'flag', isArchived: 'flag', isTitleOwn: 'flag' },
};
const MAX_TEXT = 100_000;

/** Whether every field of an article is of its kind, so that whoever shows it need not ask. */
export function hasSoundFields({ f }: ArticleRow): boolean {
  const { progress, pages } = f;
  const isProgress = progress === undefined || typeof progress[0] === 'number';
  const isPages = !pages?.[0] || typeof pages[0].joined === 'number';
  const values = Object.fromEntries(Object.entries(f).map(([field, [value]]) => [field, value]));
  return isProgress && isPages && areOfTheirKinds(values) && isPlaced(values);
}

/** Whether what a page once said of itself is such as an article can take on again. */
export function hasSoundFacts({ facts }: VersionRow): boolean {
  if (facts === undefined) return true;
  if (typeof facts !== 'object' || facts === null) return false;
  const { excerpt, lang } = facts;
  return typeof excerpt === 'string' && typeof lang === 'string' && areOfTheirKinds({ ...facts }) && isPlaced(facts);
}

function areOfTheirKinds(values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(KINDS).every(([field, kind]) => {
    const value = values[field];
    if (value === undefined || value === null) return kind !== 'text' || !Object.hasOwn(values, field);
    return isOf(kind, value);
  });
}

function isPlaced({ breadcrumb, dir }: { breadcrumb?: unknown; dir?: unknown }): boolean {
  const isDirection = dir === 'ltr' || dir === 'rtl';
  return isDirection && Array.isArray(breadcrumb) && breadcrumb.every((part) => typeof part === 'string');
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'flag') return typeof value === 'boolean';
  if (typeof value !== 'string' || value.length > MAX_TEXT) return false;
  return kind !== 'address' || (/^https?:\/\//i.test(value) && URL.canParse(value));
}

/** Whether what was left out of a body is such as can be shown and put back. */
export function hasSoundCuts({ removed }: BodyRow): boolean {
  return (
    Array.isArray(removed) &&
    removed.every(
      (cut: unknown) =>
        typeof cut === 'object' &&
        cut !== null &&
        ['step', 'reason', 'text', 'html'].every((key) => typeof (cut as Record<string, unknown>)[key] === 'string') &&
        'before' in cut &&
        Number.isInteger(cut.before),
    )
  );
}

/** Whether a highlight has words to stand on, a note, and a colour by name. */
export function hasSoundAnchor({ f }: HighlightRow): boolean {
  const anchor: unknown = f.anchor?.[0];
  if (typeof anchor !== 'object' || anchor === null) return false;
  const { quote, prefix, suffix, start, end } = anchor as Record<string, unknown>;
  const isPlaced = Number.isInteger(start) && Number.isInteger(end);
  const texts = [quote, prefix, suffix, f.color?.[0], f.note?.[0]];
  return isPlaced && texts.every((text) => typeof text === 'string' && text.length <= MAX_TEXT);
}
