import { ANY_HAN, EACH_HAN, GAPS, HAN_RUNS, WORDS } from '@/utils/extract/scripts';
import { type Head, MAX_TITLE } from './page-head';
import type { Line } from './page-lines';
import { cleanText, toKey } from './page-meta';

const MAX_HEADINGS = 12;
/** Between a title and the site's name. `——` is Chinese punctuation and never one. */
const SEPARATOR =
  /(?:\s+[-–—|｜·•»›«]+\s+|\s*(?:_+|[|｜]|(?<!-)--(?!-))\s*|(?<=[\u3400-\u9fff\uff00-\uffef”」』）])-(?=[\u3400-\u9fff]))/g;
/** From here on a heading and the page's other titles speak of one thing. */
const AGREED = 0.45;
const FEEBLE = 0.25;
/** From this length on a stated title inside the heading is the title, and no word of it. */
const MIN_STATED = 12;
/** A source and a number of comments after a heading. */
const COUNTER = /^(?:\([a-z\d.-]+\))?\d*$/;
/** Less than this in common with what the page states twice: the heading is a section's. */
const STRANGE = 0.1;
const LOGO = /logo|brand|site-?(?:title|name)/i;

/** The title and the name of the site, as `<title>` separates them. */
export interface Titles {
  title: string;
  /** What was cut from `<title>`, innermost first. */
  suffix: string[];
}

/** Chooses between heading, OpenGraph, JSON-LD and `<title>`: a heading that the others do not contradict wins. */
export function chooseTitle(
  copy: Document,
  { meta, linked: data, title: full }: Head,
  lines: readonly Line[],
  host: string,
): Titles {
  const sites = [meta.get('og:site_name'), data.publisher, meta.get('application-name')].filter(
    (name) => name !== undefined,
  );
  const stated = [meta.get('og:title'), data.headline, meta.get('twitter:title'), meta.get('articletitle')]
    .map((text) => cleanText(text, MAX_TITLE))
    .filter((text) => text !== '');
  const evidence = [...stated, full];
  const isSite = (text: string) => isSiteName(text, sites, host);
  const heading = chooseHeading(copy, lines, evidence, isSite);
  const stripped = stripSuffix(
    full,
    [...(heading ? [heading] : []), ...stated.filter((text) => text !== full)],
    isSite,
  );
  const givens = stated
    .map((text) => stripSuffix(text, heading ? [heading] : [], isSite).title)
    .filter((text) => !isSite(text));
  const chosen = (heading && findWithin(heading, givens)) ?? heading ?? givens[0] ?? stripped.title;
  return { title: chosen || full, suffix: stripped.suffix };
}

/**
 * What the page states elsewhere, if the heading says the same: `Title: …`, `Blog: …` before it and `(example.com) 87`
 * behind it are labels, and the shape of its apostrophes is the one that it was written with.
 */
function findWithin(heading: string, givens: readonly string[]): string | undefined {
  const key = toKey(heading);
  return givens.find((text) => {
    const other = toKey(text);
    if (text.length <= MIN_STATED) return false;
    return key.endsWith(other) || (key.startsWith(other) && COUNTER.test(key.slice(other.length)));
  });
}

function chooseHeading(
  copy: Document,
  lines: readonly Line[],
  evidence: readonly string[],
  isSite: (text: string) => boolean,
) {
  let best: { text: string; score: number } | undefined;
  const headings = [...copy.querySelectorAll('h1')].slice(0, MAX_HEADINGS);
  for (const [index, element] of headings.entries()) {
    const text = cleanText(element.textContent, MAX_TITLE);
    if (text.length < 2 || text.length > 250 || isSite(text) || isLogo(element)) continue;
    const agreement = Math.max(0, ...evidence.map((other) => likeness(text, other)));
    const score = agreement + (index === 0 ? 0.12 : 0) - (element.closest('header,nav,footer,aside') ? 0.05 : 0);
    if (!best || score > best.score + 0.01) best = { text, score };
  }
  if (best && best.score >= AGREED) return best.text;
  if (best && evidence.length > 1 && Math.max(...evidence.map((text) => likeness(best?.text ?? '', text))) < STRANGE)
    best = undefined;
  const keys = evidence.map(toKey);
  const lower = lines.find(
    (line) =>
      line.heading > 1 &&
      line.heading < 4 &&
      line.text.length > 5 &&
      !isSite(line.text) &&
      keys.some((key) => key.startsWith(toKey(line.text))),
  );
  // A heading that shares next to nothing with the page's own title is a section's or a site's, if there are several.
  return (
    lower?.text.slice(0, MAX_TITLE) ?? (best && (headings.length === 1 || best.score >= FEEBLE) ? best.text : undefined)
  );
}

function isLogo(heading: Element): boolean {
  const classes = `${heading.getAttribute('class') ?? ''} ${heading.getAttribute('id') ?? ''}`.slice(0, 300);
  const home = heading.querySelector('a[href="/"]');
  return LOGO.test(classes) || (home !== null && home.textContent?.trim() === heading.textContent?.trim());
}

/** How much of the shorter text's words (or Han pairs) the longer one has. */
function likeness(left: string, right: string): number {
  const a = unitsOf(left);
  const b = unitsOf(right);
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const unit of a) if (b.has(unit)) both += 1;
  return (2 * both) / (a.size + b.size);
}

function unitsOf(text: string): Set<string> {
  const units = new Set<string>(text.toLowerCase().match(WORDS) ?? []);
  for (const run of text.match(HAN_RUNS) ?? [])
    for (let i = 0; i < run.length - 1; i += 1) units.add(run.slice(i, i + 2));
  return units;
}

/** Cuts the site's name and its channels from the end (or the site's name from the beginning). */
function stripSuffix(full: string, witnesses: readonly string[], isSite: (text: string) => boolean): Titles {
  const keys = new Set(witnesses.map(toKey));
  const separators = [...full.matchAll(SEPARATOR)];
  const agreed = separators.findIndex(({ index }) => keys.has(toKey(full.slice(0, index))));
  if (agreed >= 0) {
    const tails = separators.slice(agreed).map((separator, i, all) => {
      return full.slice(separator.index + separator[0].length, all[i + 1]?.index).trim();
    });
    return { title: full.slice(0, separators[agreed]?.index).trim(), suffix: tails.reverse() };
  }
  const suffix: string[] = [];
  let title = full;
  for (let round = 0; round < 5 && !keys.has(toKey(title)); round += 1) {
    const last = [...title.matchAll(SEPARATOR)].at(-1);
    if (!last) break;
    const head = title.slice(0, last.index).trim();
    const tail = title.slice(last.index + last[0].length).trim();
    if (!isSite(tail) && !isShortTail(head, tail, last[0])) break;
    if (weight(head) < 4) break;
    suffix.push(tail);
    title = head;
  }
  const first = title.split(/\s+[|｜–—-]\s+/);
  if (first.length > 1 && first[0] && isSite(first[0])) title = title.slice(title.indexOf(first[1] ?? ''));
  const [name = ''] = title.split(' ', 1);
  if (name.includes('.') && name.length < title.length && isSite(name)) title = title.slice(name.length).trim();
  return { title, suffix };
}

/** Without any other evidence, a tail is cut if it is short beside its head and the sign is one that titles seldom use. */
function isShortTail(head: string, tail: string, separator: string): boolean {
  const isLatin = !ANY_HAN.test(tail);
  if (/^\s*[-–—]\s*$/.test(separator) && isLatin && tail.split(/\s+/).length > 4) return false;
  // Hardly a title in Latin letters has an upright stroke of its own.
  if (isLatin && /[|｜]/.test(separator) && weight(head) > 12) return weight(tail) <= 40;
  return weight(tail) <= 24 && weight(tail) < weight(head) && !/[，。！？?!,]/.test(tail);
}

function weight(text: string): number {
  return text.length + (text.match(EACH_HAN)?.length ?? 0);
}

function isSiteName(text: string, names: readonly string[], host: string): boolean {
  const key = toKey(text).replace(GAPS, '');
  if (key.length < 2) return true;
  if (names.some((name) => toKey(name).replace(GAPS, '') === key)) return true;
  const labels = host.toLowerCase().split('.').slice(0, -1);
  return (
    toKey(host).replace(/[^a-z0-9]/g, '') === key ||
    labels.some((label) => label.length > 3 && label.replace(/-/g, '') === key)
  );
}
