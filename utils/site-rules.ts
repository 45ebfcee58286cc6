import { storage } from 'wxt/utils/storage';
import { parseRules, type SiteRule } from './sites/site-rule';

const rulesItem = storage.defineItem<unknown>('local:siteRules', { fallback: [], version: 1 });

/** The reader's rules for sites; none when storage cannot be read, because reading must not fail for that. */
export async function loadRules(): Promise<SiteRule[]> {
  return parseRules(await rulesItem.getValue().catch(() => []));
}

let last: Promise<void> = Promise.resolve();

/** One change after the other: two that begin with the same rules would lose what the first of them did. */
function change(update: (rules: SiteRule[]) => SiteRule[]): Promise<void> {
  const done = last.then(async () => rulesItem.setValue(update(parseRules(await rulesItem.getValue()))));
  last = done.catch(() => undefined);
  return done;
}

/** Adds a rule, or puts it in the place of the one with its id. */
export async function keepRule(rule: SiteRule): Promise<void> {
  await keepRules([rule]);
}

/** Adds rules; those that are there already are replaced by those with the same id, and no others are lost. */
export async function keepRules(rules: readonly SiteRule[]): Promise<void> {
  if (rules.length === 0) return;
  const ids = new Set(rules.map(({ id }) => id));
  await change((now) => [...now.filter(({ id }) => !ids.has(id)), ...rules]);
}

/** Removes a rule; no other is lost. */
export async function removeRule(id: string): Promise<void> {
  await change((now) => now.filter((rule) => rule.id !== id));
}

/** Tells of every change, in whatever page it was made; returns the stop. */
export function watchRules(onRules: (rules: SiteRule[]) => void): () => void {
  return rulesItem.watch((value) => onRules(parseRules(value)));
}
