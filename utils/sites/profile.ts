/** What we know of one portal: data only, no code, so that it can be read, checked and one day be fetched. */
export interface SiteProfile {
  /** The file's name: kebab-case. */
  name: string;
  /** The exact host names, in lower case. */
  hosts: readonly string[];
  /** Regular expressions over path and query: this is surely an article's address. */
  articleAddress: readonly string[];
  /** Regular expressions over path and query: this is surely a home, list or search page. */
  listAddress: readonly string[];
  /** CSS selector of the body, where the general way falls short. */
  content?: string;
  /** CSS selectors of what is not the article. */
  remove?: readonly string[];
  /** CSS selector of the link to the article's next part. */
  nextPage?: string;
}

const KEYS = new Set(['name', 'hosts', 'articleAddress', 'listAddress', 'content', 'remove', 'nextPage']);
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Everything that is wrong with a profile, one sentence each; empty when it may be used. */
export function validateProfile(profile: unknown): string[] {
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) return ['is no object'];
  const fields = profile as Record<string, unknown>;
  const { name, hosts, content, nextPage, remove } = fields;
  const wrong = Object.keys(fields)
    .filter((key) => !KEYS.has(key))
    .map((key) => `has an unknown field ${key}`);
  if (typeof name !== 'string' || !NAME.test(name)) wrong.push('name is not in kebab-case');
  if (!isTexts(hosts) || hosts.length === 0) wrong.push('hosts is no list of names');
  else wrong.push(...hosts.filter((host) => !HOST.test(host)).map((host) => `${host} is no host name`));
  for (const key of ['articleAddress', 'listAddress']) wrong.push(...checkPatterns(key, fields[key]));
  if (content !== undefined && !isSelector(content)) wrong.push('content is no selector');
  if (nextPage !== undefined && !isSelector(nextPage)) wrong.push('nextPage is no selector');
  if (remove !== undefined && !(isTexts(remove) && remove.every(isSelector)))
    wrong.push('remove is no list of selectors');
  return wrong;
}

function checkPatterns(key: string, patterns: unknown): string[] {
  if (!isTexts(patterns)) return [`${key} is no list of regular expressions`];
  return patterns.flatMap((pattern) => {
    if (!pattern.startsWith('^/')) return [`${key} ${pattern} does not begin with ^/`];
    try {
      new RegExp(pattern);
      return [];
    } catch {
      return [`${key} ${pattern} is no regular expression`];
    }
  });
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Nothing that a selector never holds; whether it parses is known only where there is a page. */
function isSelector(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && !/[{};<]/.test(value);
}
