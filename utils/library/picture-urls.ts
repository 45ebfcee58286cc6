/** Longer tags are no pictures of ours; it also bounds the search for their end. */
const MAX_TAG = 10_000;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
};

/**
 * The addresses of the pictures in sanitised HTML, each once, in order. The background, which asks, has no DOM; what it
 * reads is what a browser has written, so that attributes have double quotes and five entities are all there are.
 * Pictures inside the HTML (`data:`) are not among them: those are kept with it.
 */
export function findPictureUrls(html: string): string[] {
  const urls = new Set<string>();
  for (let at = html.indexOf('<img '); at >= 0; at = html.indexOf('<img ', at + 5)) {
    const url = readSource(html.slice(at + 5, at + MAX_TAG));
    if (url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url)) urls.add(url);
  }
  return [...urls];
}

/** The value of `src` among the attributes that `tag` begins with. */
function readSource(tag: string): string | undefined {
  const attribute = /\s*([a-z-]+)(?:="([^"]*)")?/y;
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag)) {
    if (found[1] === 'src') return decode(found[2] ?? '');
  }
  return undefined;
}

function decode(value: string): string {
  return value.replace(/&(\w{2,4});/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
