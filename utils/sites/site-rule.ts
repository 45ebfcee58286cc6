/**
 * What a reader has told us about one site: a block that always goes, or always stays. Data only, as a profile is; what
 * it may ask of a block is its words, its element, its classes and whether it stands at an end, never a path.
 */
export interface SiteRule {
  id: string;
  /** The exact host name, in lower case. */
  host: string;
  act: 'remove' | 'keep';
  match: BlockMatch;
  isOn: boolean;
  /** ISO 8601, UTC. */
  madeAt: string;
}

/** All that is named must hold. There is always either `words` or `classes`: no rule means every paragraph. */
export interface BlockMatch {
  /** White space counts as one space, digits as any digit: what differs between two days is mostly a number. */
  words?: { how: 'is' | 'starts' | 'has'; text: string };
  /** The element that the block stands in. */
  tag?: string;
  /** Classes that this element, or one of the two around it, has together. */
  classes?: readonly string[];
  /** Among the first or the last blocks of the article. */
  place?: 'start' | 'end';
}

/** A block of a page, as rules see it. */
export interface RuledBlock {
  text: string;
  /** The element that it stands in, and those around it. */
  around: readonly { tag: string; classes: readonly string[] }[];
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9-]+$/;
const TAG = /^[a-z][a-z0-9]{0,15}$/;
const CLASS = /^[\p{L}_-][\p{L}\p{N}_-]{0,79}$/u;
const MAX_WORDS = 300;
const MAX_CLASSES = 6;
/** More is no list that anybody has made by hand. */
export const MAX_RULES = 1_000;
/** How many blocks of the kept ones count as an end. */
const END_BLOCKS = 5;

/** The rule in unknown data, with nothing in it that was not checked; undefined where there is none. */
export function parseRule(data: unknown): SiteRule | undefined {
  if (!isRecord(data)) return undefined;
  const { id, host, act, madeAt, isOn } = data;
  const match = parseMatch(data.match);
  if (typeof id !== 'string' || !/^[\w-]{1,60}$/.test(id)) return undefined;
  if (typeof host !== 'string' || host.length > 253 || !HOST.test(host)) return undefined;
  if ((act !== 'remove' && act !== 'keep') || !match) return undefined;
  const isDate = typeof madeAt === 'string' && !Number.isNaN(Date.parse(madeAt));
  return { id, host, act, match, isOn: isOn !== false, madeAt: isDate ? madeAt : new Date(0).toISOString() };
}

/** The rules in unknown data, such as a file; what is no rule is left out. */
export function parseRules(data: unknown): SiteRule[] {
  if (!Array.isArray(data)) return [];
  const rules = data.slice(0, MAX_RULES).flatMap((item) => parseRule(item) ?? []);
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}

function parseMatch(data: unknown): BlockMatch | undefined {
  if (!isRecord(data)) return undefined;
  const { tag, classes, place } = data;
  const words = parseWords(data.words);
  const names = Array.isArray(classes)
    ? classes.filter((name): name is string => typeof name === 'string' && CLASS.test(name)).slice(0, MAX_CLASSES)
    : [];
  if (!words && names.length === 0) return undefined;
  return {
    ...(words && { words }),
    ...(typeof tag === 'string' && TAG.test(tag) && { tag }),
    ...(names.length > 0 && { classes: names }),
    ...((place === 'start' || place === 'end') && { place }),
  };
}

function parseWords(data: unknown): BlockMatch['words'] {
  if (!isRecord(data) || typeof data.text !== 'string') return undefined;
  const text = data.text.replace(/\s+/g, ' ').trim();
  const how = (['is', 'starts', 'has'] as const).find((one) => one === data.how);
  return how && text.length >= 2 && text.length <= MAX_WORDS ? { how, text } : undefined;
}

/** What a rule does to each of the kept and other blocks of an article; undefined where no rule speaks. */
export function findActs(blocks: readonly RuledBlock[], rules: readonly SiteRule[]): (SiteRule['act'] | undefined)[] {
  const active = rules.filter(({ isOn }) => isOn);
  return blocks.map((block, i) => {
    const isNear = { start: i < END_BLOCKS, end: i >= blocks.length - END_BLOCKS };
    // What the reader wants to keep is stronger than what goes.
    const acts = active.filter(({ match }) => (!match.place || isNear[match.place]) && matches(block, match));
    return acts.find(({ act }) => act === 'keep')?.act ?? acts[0]?.act;
  });
}

function matches({ text, around }: RuledBlock, { words, tag, classes }: BlockMatch): boolean {
  if (words && !holds(squash(text), words.how, squash(words.text))) return false;
  if (tag && around[0]?.tag !== tag) return false;
  return !classes || around.slice(0, 3).some((one) => classes.every((name) => one.classes.includes(name)));
}

function holds(text: string, how: 'is' | 'starts' | 'has', words: string): boolean {
  if (how === 'is') return text === words;
  return how === 'starts' ? text.startsWith(words) : text.includes(words);
}

function squash(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\d/g, '0');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Longer words are taken by their beginning: the end is where such lines differ. */
const MAX_WHOLE = 40;

/** The rule that a reader's act on one block most likely means. `around` where the page is at hand. */
export function makeRule(
  act: SiteRule['act'],
  host: string,
  { text, around = [] }: Partial<RuledBlock> & { text: string },
  made: Pick<SiteRule, 'id' | 'madeAt'>,
): SiteRule | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  const classes = around.find((one) => one.classes.length > 0)?.classes;
  const words = { how: line.length > MAX_WHOLE ? 'starts' : 'is', text: line.slice(0, MAX_WHOLE) };
  // With a class of its own, a block is known by that: its words may be others tomorrow.
  const match = classes && act === 'remove' ? { classes } : { words };
  return (
    parseRule({ ...made, host, act, match, isOn: true }) ??
    parseRule({ ...made, host, act, match: { words }, isOn: true })
  );
}
