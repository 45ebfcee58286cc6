import type { ArchivedShared } from '@/utils/archived-shared';
import { findNewColors, readArchivedColors, takeTagColors } from '@/utils/library/transfer-tag-colors';
import { keepRules, loadRules } from '@/utils/site-rules';

/** Tags and host names that articles have. */
export interface Used {
  tags: ReadonlySet<string>;
  hosts: ReadonlySet<string>;
}

/** Colours of tags and rules for sites: of what is used only, or all. @throws Problem */
export async function readShared(used?: Used): Promise<ArchivedShared> {
  const rules = await loadRules();
  return {
    tagColors: await readArchivedColors(used?.tags),
    rules: used ? rules.filter(({ host }) => used.hosts.has(host)) : rules,
  };
}

/**
 * What of it is not here yet. Where the reader has chosen another colour, or changed the rule, that stands, unless what
 * is here is to be replaced.
 * @throws Problem
 */
export async function findNews(
  { tagColors, rules }: ArchivedShared,
  options: { isReplacing: boolean },
): Promise<ArchivedShared> {
  const own = await loadRules();
  const saying = new Set(own.map(toWords));
  const ids = new Set(own.map(({ id }) => id));
  return {
    tagColors: await findNewColors(tagColors, options),
    rules: rules.filter((rule) => !saying.has(toWords(rule)) && (options.isReplacing || !ids.has(rule.id))),
  };
}

/** Takes in what `findNews` has found. @throws Problem */
export async function takeShared({ tagColors, rules }: ArchivedShared): Promise<void> {
  if (tagColors.length > 0) await takeTagColors(tagColors);
  await keepRules(rules);
}

/** What a rule says, whoever has made it and when. */
function toWords({ host, act, match }: ArchivedShared['rules'][number]): string {
  const { words, tag, classes, place } = match;
  return JSON.stringify([host, act, words?.how, words?.text, tag, classes, place]);
}
