import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { loadVoices } from '@/components/browser-mouth';
import { useStored } from '@/components/use-stored';
import { t, uiLanguage } from '@/utils/i18n';
import { voiceSetting } from '@/utils/settings';
import { listVoices, toLanguage, type Voice } from '@/utils/speech/choose-voice';
import { RATES } from '@/utils/voice-setting';
import type { SectionProps } from './App';

/** Reading aloud: its speed, and a voice for each language that this browser can speak. */
export function ReadingSection({ attempt }: SectionProps) {
  const setting = useStored(voiceSetting);
  const voices = useSignal<Voice[] | undefined>(undefined);
  useEffect(() => {
    loadVoices().then((found) => (voices.value = found));
  }, []);
  const languages = [...new Set(voices.value?.map(({ lang }) => toLanguage(lang)))].sort();
  const names = new Intl.DisplayNames(uiLanguage(), { type: 'language' });
  const { rate, voices: chosen } = setting.value;
  return (
    <>
      <h3>{t('listen')}</h3>
      <label class="options-row">
        {t('listenRate')}
        <select
          value={String(rate)}
          onChange={(event) => {
            const wanted = Number(event.currentTarget.value);
            attempt(() => voiceSetting.save({ rate: wanted, voices: chosen }));
          }}
        >
          {RATES.map((one) => (
            <option key={one} value={String(one)}>
              {one} ×
            </option>
          ))}
        </select>
      </label>
      <p class="options-hint">{t(voices.value?.length === 0 ? 'voicesNone' : 'voicesChosen')}</p>
      {languages.map((language) => (
        <label class="options-row" key={language}>
          {names.of(language) ?? language}
          <select
            value={chosen[language] ?? ''}
            onChange={(event) => {
              const uri = event.currentTarget.value;
              const others = Object.entries(chosen).filter(([one]) => one !== language);
              const all = Object.fromEntries(uri ? [...others, [language, uri]] : others);
              attempt(() => voiceSetting.save({ rate, voices: all }));
            }}
          >
            <option value="">{t('voiceAutomatic')}</option>
            {listVoices(voices.value ?? [], language).map(({ uri, name, isLocal }) => (
              <option key={uri} value={uri}>
                {isLocal ? name : t('listenRemote', name)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}
