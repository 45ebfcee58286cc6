import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState';
import { Notice } from '@/components/Notice';
import { SearchBox } from '@/components/SearchBox';
import { type MessageKey, t, uiLanguage, watchLanguage } from '@/utils/i18n';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { KeysSection } from './KeysSection';
import { LanguageSection } from './LanguageSection';
import { LookSection } from './LookSection';
import { ReadingSection } from './ReadingSection';
import { RecognitionSection } from './RecognitionSection';
import { RulesSection } from './RulesSection';
import { SettingsFileSection } from './SettingsFileSection';
import { SitesSection } from './SitesSection';
import { StorageSection } from './StorageSection';
import { searchSettings } from './search-settings';

/** What every section gets. */
export interface SectionProps {
  /** Does what may fail, and says so if it does. */
  attempt: (work: () => Promise<unknown>, done?: string) => void;
}

interface Section {
  id: string;
  title: MessageKey;
  draw: (props: SectionProps) => ComponentChild;
}

/** The page from top to bottom. One section, one file, one line here. */
const SECTIONS: readonly Section[] = [
  { id: 'look', title: 'look', draw: (props) => <LookSection {...props} /> },
  { id: 'reading', title: 'settingsReading', draw: (props) => <ReadingSection {...props} /> },
  { id: 'keys', title: 'keysTitle', draw: (props) => <KeysSection {...props} /> },
  { id: 'recognition', title: 'settingsRecognition', draw: (props) => <RecognitionSection {...props} /> },
  { id: 'sites', title: 'settingsSites', draw: (props) => <SitesSection {...props} /> },
  { id: 'rules', title: 'settingsRules', draw: (props) => <RulesSection {...props} /> },
  { id: 'storage', title: 'settingsStorage', draw: (props) => <StorageSection {...props} /> },
  { id: 'language', title: 'settingsLanguage', draw: (props) => <LanguageSection {...props} /> },
  { id: 'file', title: 'settingsFile', draw: (props) => <SettingsFileSection {...props} /> },
];

/** All settings on one page; each holds as soon as it is changed. */
export function App() {
  const query = useSignal('');
  const isFound = useSignal(true);
  const main = useRef<HTMLElement>(null);
  const said = useSignal<{ problem: ProblemCode } | { done: string } | undefined>(undefined);
  /** Rises when another language was chosen, and everything is drawn anew in it. */
  const turn = useSignal(0);

  useEffect(
    () =>
      watchLanguage(() => {
        document.documentElement.lang = uiLanguage();
        document.title = t('settings');
        turn.value += 1;
      }),
    [],
  );

  useLayoutEffect(() => {
    if (!main.current) return;
    const sections = listSections(main.current);
    const search = () => (isFound.value = searchSettings(sections, query.value));
    search();
    // Some of what is sought is only drawn when the browser has told of it.
    const observer = new MutationObserver(search);
    for (const section of sections) observer.observe(section, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [query.value, turn.value]);

  /** At once: who follows a link to a section that is hidden wants to arrive there. */
  const showAll = () => {
    query.value = '';
    if (main.current) searchSettings(listSections(main.current), '');
  };
  const attempt: SectionProps['attempt'] = (work, done) => {
    said.value = undefined;
    work()
      .then(() => {
        if (done) said.value = { done };
      })
      .catch((error: unknown) => {
        said.value = { problem: toProblemCode(error) };
      });
  };
  return (
    <div class="options" key={turn.value}>
      <nav class="options-side" aria-label={t('settings')}>
        <h1>{t('settings')}</h1>
        <SearchBox value={query.value} label={t('searchSettings')} onInput={(value) => (query.value = value)} />
        <ul>
          {SECTIONS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} onClick={showAll}>
                {t(title)}
              </a>
            </li>
          ))}
          <li>
            <a href="/library.html">{t('library')}</a>
          </li>
        </ul>
      </nav>
      <main class="options-main" ref={main}>
        {said.value &&
          ('problem' in said.value ? (
            <Notice
              kind="problem"
              text={t(`problem_${said.value.problem}`)}
              onDismiss={() => (said.value = undefined)}
            />
          ) : (
            <Notice kind="done" text={said.value.done} onDismiss={() => (said.value = undefined)} />
          ))}
        {SECTIONS.map(({ id, title, draw }) => (
          <section key={id} id={id} class="options-section" aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{t(title)}</h2>
            {draw({ attempt })}
          </section>
        ))}
        {!isFound.value && (
          <EmptyState icon="search" title={t('noSetting', query.value)} hint={t('nothingFoundHint')} />
        )}
      </main>
    </div>
  );
}

function listSections(main: Element): Element[] {
  return [...main.querySelectorAll('.options-section')];
}
