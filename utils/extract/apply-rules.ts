import { findActs, type SiteRule } from '@/utils/sites/site-rule';
import { aroundOf } from './find-origin';
import type { Block } from './split-blocks';

/**
 * Does what the reader's rules for this site say, whatever the model thinks. Changes `isKept`; gives the blocks that a
 * rule took out. Rules that would leave nothing of an article are wrong about it, and take nothing out.
 */
export function applyRules(
  blocks: readonly Block[],
  isKept: boolean[],
  rules: readonly SiteRule[],
): ReadonlySet<Block> {
  const removed = new Set<Block>();
  if (rules.length === 0) return removed;
  const ruled = blocks.map((block) => ({ text: block.text, around: aroundOf(block) }));
  const isAct = (wanted: SiteRule['act']) => rules.filter(({ act }) => act === wanted);
  findActs(ruled, isAct('keep')).forEach((act, i) => {
    if (act) isKept[i] = true;
  });
  const kept = blocks.flatMap((_, i) => (isKept[i] ? [i] : []));
  const acts = findActs(
    kept.map((i) => ruled[i] ?? { text: '', around: [] }),
    rules,
  );
  const out = kept.filter((_, n) => acts[n] === 'remove');
  if (out.length === kept.length) return removed;
  for (const i of out) {
    isKept[i] = false;
    const block = blocks[i];
    if (block) removed.add(block);
  }
  return removed;
}
