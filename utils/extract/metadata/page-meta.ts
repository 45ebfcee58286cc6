const MAX_METAS = 400;
const MAX_CONTENT = 2_000;

/** What the page's `<meta>` elements say, by lower-case name; the first one of a name counts. */
export type PageMeta = ReadonlyMap<string, string>;

/** Reads all `<meta>` elements once. */
export function readPageMeta(copy: Document): PageMeta {
  const found = new Map<string, string>();
  for (const meta of [...copy.querySelectorAll('meta[content]')].slice(0, MAX_METAS)) {
    const content = cleanText(meta.getAttribute('content'), MAX_CONTENT);
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const key = meta.getAttribute(attribute)?.slice(0, 80).trim().toLowerCase();
      if (key && !found.has(key)) found.set(key, content);
    }
  }
  return found;
}

/** The first of several names that the page states. */
export function firstOf(meta: PageMeta, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = meta.get(name);
    if (value) return value;
  }
  return undefined;
}

/** One line of text without doubled blanks, of at most `max` characters. */
export function cleanText(text: string | null | undefined, max: number): string {
  return (text ?? '')
    .slice(0, max * 8)
    .replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ')
    .trim()
    .slice(0, max)
    .trim();
}

/** What two spellings of one text share: no blanks, one width, one case, one kind of quotes. */
export function toKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\s\u200b\ufeff]+/g, '');
}
