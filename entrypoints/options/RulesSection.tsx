import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { FileButton } from '@/components/FileButton';
import { Notice } from '@/components/Notice';
import { SiteRuleList } from '@/components/SiteRuleList';
import { t } from '@/utils/i18n';
import { keepRule, keepRules, loadRules, removeRule, watchRules } from '@/utils/site-rules';
import { parseRules, type SiteRule } from '@/utils/sites/site-rule';
import type { SectionProps } from './App';

/** The reader's rules for sites: listed, switched, changed, removed with a way back, written to a file and read from one. */
export function RulesSection({ attempt }: SectionProps) {
  const rules = useSignal<SiteRule[]>([]);
  const gone = useSignal<SiteRule | undefined>(undefined);
  const said = useSignal('');
  useEffect(() => {
    attempt(async () => (rules.value = await loadRules()));
    return watchRules((now) => (rules.value = now));
  }, []);

  const remove = (rule: SiteRule) =>
    attempt(async () => {
      await removeRule(rule.id);
      gone.value = rule;
    });
  const undo = (rule: SiteRule) =>
    attempt(async () => {
      await keepRule(rule);
      gone.value = undefined;
    });
  const readFile = async (file: File) => {
    const read = parseRules(toJson(await file.text()));
    await keepRules(read);
    said.value = t('rulesImported', read.length);
  };

  return (
    <>
      <p class="options-hint">{t('rulesHint')}</p>
      {gone.value && (
        <Notice
          kind="done"
          text={t('ruleRemoved')}
          action={{ label: t('undo'), onClick: () => gone.value && undo(gone.value) }}
          onDismiss={() => (gone.value = undefined)}
        />
      )}
      {said.value && <Notice kind="done" text={said.value} onDismiss={() => (said.value = '')} />}
      {rules.value.length === 0 ? (
        <p class="options-hint">{t('noRules')}</p>
      ) : (
        <SiteRuleList
          rules={rules.value}
          onChange={(rule) => attempt(() => keepRule(rule))}
          onRemove={remove}
          onRefused={() => (said.value = t('ruleRefused'))}
        />
      )}
      <p class="options-buttons">
        <button type="button" class="button" disabled={rules.value.length === 0} onClick={() => download(rules.value)}>
          {t('exportRules')}
        </button>
        <FileButton
          label={t('importRules')}
          accept="application/json,.json"
          onFile={(file) => attempt(() => readFile(file))}
        />
      </p>
    </>
  );
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function download(rules: readonly SiteRule[]): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(rules, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `jingdu-rules-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
