import { t } from '@/utils/i18n';
import { parseRule, type SiteRule } from '@/utils/sites/site-rule';

interface Props {
  rule: SiteRule;
  onDone: (rule: SiteRule) => void;
  onCancel: () => void;
  /** What is written there means no block, or every one. */
  onRefused: () => void;
}

/** A rule, to be changed by hand. */
export function SiteRuleForm({ rule, onDone, onCancel, onRefused }: Props) {
  const { words, classes = [], place = '' } = rule.match;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const read = (name: string) => String(fields.get(name) ?? '').trim();
    const changed = parseRule({
      ...rule,
      act: read('act'),
      match: {
        words: { how: read('how'), text: read('text') },
        classes: read('classes')
          .split(/[\s.,]+/)
          .filter(Boolean),
        tag: rule.match.tag,
        place: read('place'),
      },
    });
    if (changed) onDone(changed);
    else onRefused();
  }

  return (
    <form class="site-rule-form" onSubmit={submit}>
      <label>
        {t('ruleAct')}
        <select name="act" defaultValue={rule.act}>
          <option value="remove">{t('ruleRemove')}</option>
          <option value="keep">{t('ruleKeep')}</option>
        </select>
      </label>
      <label>
        {t('ruleWords')}
        <span>
          <select name="how" aria-label={t('ruleHow')} defaultValue={words?.how ?? 'is'}>
            <option value="is">{t('ruleHow_is')}</option>
            <option value="starts">{t('ruleHow_starts')}</option>
            <option value="has">{t('ruleHow_has')}</option>
          </select>
          <input type="text" name="text" maxLength={300} defaultValue={words?.text ?? ''} />
        </span>
      </label>
      <label>
        {t('ruleClassNames')}
        <input type="text" name="classes" defaultValue={classes.join(' ')} />
      </label>
      <label>
        {t('rulePlace')}
        <select name="place" defaultValue={place}>
          <option value="">{t('ruleAnywhere')}</option>
          <option value="start">{t('ruleAtStart')}</option>
          <option value="end">{t('ruleAtEnd')}</option>
        </select>
      </label>
      <span>
        <button type="submit" class="button">
          {t('done')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </span>
    </form>
  );
}
