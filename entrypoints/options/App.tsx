import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState';
import { Notice } from '@/components/Notice';
import { SearchBox } from '@/components/SearchBox';
import { type MessageKey, t, uiLanguage, watchLanguage } from '@/utils/i18n';
import { COMMANDS } from '@/utils/keys';
import { fold } from '@/utils/library/search/fold';
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

/** What every section gets. */
export interface SectionProps {
  /** Whether what is called so is looked for; all of it when nothing is. */
  isShown: (...words: string[]) => boolean;
  /** Does what may fail, and says so if it does. */
  attempt: (work: () => Promise<unknown>, done?: string) => void;
}

interface Section {
  id: string;
  title: MessageKey;
  /** Everything in it that can be searched for. */
  words: readonly MessageKey[];
  draw: (props: SectionProps) => ComponentChild;
}

/** The page from top to bottom. One section, one file, one line here. */
const SECTIONS: readonly Section[] = [
  {
    id: 'look',
    title: 'look',
    words: ['theme', 'textSize', 'lineHeight', 'measure', 'font', 'align', 'paragraphs', 'setting', 'script'],
    draw: (props) => <LookSection {...props} />,
  },
  {
    id: 'reading',
    title: 'settingsReading',
    words: ['listen', 'listenRate', 'voicesChosen'],
    draw: (props) => <ReadingSection {...props} />,
  },
  { id: 'keys', title: 'keysTitle', words: [], draw: (props) => <KeysSection {...props} /> },
  {
    id: 'recognition',
    title: 'settingsRecognition',
    words: ['recogniseField', 'recogniseHint', 'everySite'],
    draw: (props) => <RecognitionSection {...props} />,
  },
  {
    id: 'sites',
    title: 'settingsSites',
    words: ['sitesAllowed', 'permissionsGiven'],
    draw: (props) => <SitesSection {...props} />,
  },
  {
    id: 'rules',
    title: 'settingsRules',
    words: ['rulesHint', 'exportRules', 'importRules'],
    draw: (props) => <RulesSection {...props} />,
  },
  {
    id: 'storage',
    title: 'settingsStorage',
    words: ['storageUse', 'backups', 'usage_pictures', 'usage_index'],
    draw: (props) => <StorageSection {...props} />,
  },
  {
    id: 'language',
    title: 'settingsLanguage',
    words: ['language_browser'],
    draw: (props) => <LanguageSection {...props} />,
  },
  {
    id: 'file',
    title: 'settingsFile',
    words: ['exportSettings', 'importSettings'],
    draw: (props) => <SettingsFileSection {...props} />,
  },
];

/** All settings on one page; each holds as soon as it is changed. */
export function App() {
  const query = useSignal('');
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

  const wanted = fold(query.value.trim());
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
  const found = SECTIONS.map((section) => ({
    ...section,
    isWhole: [section.title, ...section.words].some((key) => fold(t(key)).includes(wanted)),
  }));
  const hasKeys = Object.values(COMMANDS).some(({ label }) => fold(t(label)).includes(wanted));
  const says = (...words: string[]) => words.some((word) => fold(word).includes(wanted));

  return (
    <div class="options" key={turn.value}>
      <nav class="options-side" aria-label={t('settings')}>
        <h1>{t('settings')}</h1>
        <SearchBox value={query.value} label={t('searchSettings')} onInput={(value) => (query.value = value)} />
        <ul>
          {SECTIONS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{t(title)}</a>
            </li>
          ))}
          <li>
            <a href="/library.html">{t('library')}</a>
          </li>
        </ul>
      </nav>
      <main class="options-main">
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
        {found.map(({ id, title, isWhole, draw }) => {
          const drawn = draw({ isShown: isWhole ? () => true : says, attempt });
          // The keys are searched one by one.
          if (!isWhole && !(id === 'keys' && hasKeys)) return null;
          return (
            <section key={id} id={id} class="options-section" aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`}>{t(title)}</h2>
              {drawn}
            </section>
          );
        })}
        {!hasKeys && found.every(({ isWhole }) => !isWhole) && (
          <EmptyState icon="search" title={t('noSetting', query.value)} hint={t('nothingFoundHint')} />
        )}
      </main>
    </div>
  );
}
