import type { ArticleFields, ArticleRow, BodyRow, HighlightRow } from '@/utils/library/rows';

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
  for (const [field, kind] of Object.entries(KINDS)) {
    const value: unknown = f[field as keyof ArticleFields]?.[0];
    if (value === undefined || value === null) {
      if (kind === 'text' && f[field as keyof ArticleFields]) return false;
    } else if (!isOf(kind, value)) return false;
  }
  const { breadcrumb, dir, progress, pages } = f;
  const isDirection = dir?.[0] === 'ltr' || dir?.[0] === 'rtl';
  const isProgress = progress === undefined || typeof progress[0] === 'number';
  const isPages = !pages?.[0] || typeof pages[0].joined === 'number';
  return isDirection && isProgress && isPages && breadcrumb[0].every((part) => typeof part === 'string');
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
