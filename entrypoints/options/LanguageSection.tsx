import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Choice } from '@/components/Choice';
import { LANGUAGES, type Language, loadLanguage, saveLanguage, t } from '@/utils/i18n';
import type { SectionProps } from './App';

/** Each language in its own words, so that who has lost the way finds it. */
const NAMES: Readonly<Record<Exclude<Language, 'browser'>, string>> = { 'zh-CN': '中文', en: 'English' };

/** The language that we speak, whatever the browser's is. */
export function LanguageSection({ attempt }: SectionProps) {
  const language = useSignal<Language>('browser');
  useEffect(() => {
    loadLanguage().then((now) => (language.value = now));
  }, []);
  return (
    <>
      <Choice
        legend={t('settingsLanguage')}
        name="language"
        options={LANGUAGES.map((value) => ({
          value,
          label: value === 'browser' ? t('language_browser') : NAMES[value],
        }))}
        value={language.value}
        onChange={(chosen) => {
          language.value = chosen;
          attempt(() => saveLanguage(chosen));
        }}
      />
      <p class="options-hint">{t('languageHint')}</p>
    </>
  );
}
