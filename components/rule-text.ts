import { t } from '@/utils/i18n';
import type { BlockMatch } from '@/utils/sites/site-rule';

const WORDS = { is: 'ruleIs', starts: 'ruleStarts', has: 'ruleHas' } as const;

/** What a rule asks of a block, in the reader's language. */
export function matchText({ words, tag, classes, place }: BlockMatch): string {
  return [
    words && t(WORDS[words.how], words.text),
    classes && t('ruleClasses', classes.map((name) => `.${name}`).join('')),
    tag && t('ruleTag', tag),
    place && t(place === 'start' ? 'ruleAtStart' : 'ruleAtEnd'),
  ]
    .filter(Boolean)
    .join(' · ');
}
