import { useSignal } from '@preact/signals';
import { t } from '@/utils/i18n';
import type { SiteRule } from '@/utils/sites/site-rule';
import { IconButton } from './IconButton';
import { matchText } from './rule-text';
import { SiteRuleForm } from './SiteRuleForm';

interface Props {
  rules: readonly SiteRule[];
  onChange: (rule: SiteRule) => void;
  onRemove: (rule: SiteRule) => void;
  onRefused: () => void;
}

/** The reader's rules, site by site: each can be switched off, changed and removed. */
export function SiteRuleList({ rules, onChange, onRemove, onRefused }: Props) {
  const edited = useSignal<string | undefined>(undefined);
  const hosts = [...new Set(rules.map(({ host }) => host))].sort();
  return (
    <ul class="site-rules">
      {hosts.map((host) => (
        <li key={host}>
          <h4>{host}</h4>
          <ul>
            {rules
              .filter((rule) => rule.host === host)
              .map((rule) => (
                <li key={rule.id} class="site-rule">
                  <label>
                    <input
                      type="checkbox"
                      checked={rule.isOn}
                      onChange={(event) => onChange({ ...rule, isOn: event.currentTarget.checked })}
                    />
                    <strong>{t(rule.act === 'remove' ? 'ruleRemove' : 'ruleKeep')}</strong> {matchText(rule.match)}
                  </label>
                  <IconButton
                    icon="edit"
                    label={t('ruleEdit')}
                    isExpanded={edited.value === rule.id}
                    onClick={() => (edited.value = edited.value === rule.id ? undefined : rule.id)}
                  />
                  <IconButton icon="trash" label={t('delete')} onClick={() => onRemove(rule)} />
                  {edited.value === rule.id && (
                    <SiteRuleForm
                      rule={rule}
                      onDone={(changed) => {
                        edited.value = undefined;
                        onChange(changed);
                      }}
                      onCancel={() => (edited.value = undefined)}
                      onRefused={onRefused}
                    />
                  )}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
