import { useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { IconButton } from '@/components/IconButton';
import { Notice } from '@/components/Notice';
import { PageCard } from '@/components/PageCard';
import { LossNotice } from '@/entrypoints/safety/LossNotice';
import { Shelf } from '@/entrypoints/shelf/Shelf';
import type { ShelfStart } from '@/entrypoints/shelf/use-shelf';
import { t } from '@/utils/i18n';
import { saveShelf } from '@/utils/settings';
import { useThisPage } from './use-this-page';

/** Opens the library page, at one article if it is given, and leaves. */
async function openLibrary(id?: string, query = ''): Promise<void> {
  const found = query ? `&q=${encodeURIComponent(query)}` : '';
  const path = id ? (`/library.html?article=${id}${found}` as const) : ('/library.html' as const);
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
  window.close();
}

/** Opens the page of the queue with the links of this page to choose from, and leaves. */
async function openQueue(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const from = tab?.id === undefined ? '' : (`?tab=${tab.id}` as const);
  await browser.tabs.create({ url: browser.runtime.getURL(`/queue.html${from}`) });
  window.close();
}

/** The popup: this page above, the library below. */
export function App({ start }: { start: ShelfStart }) {
  const query = useRef('');
  const here = useThisPage({ onOpenSaved: (id) => openLibrary(id) });
  return (
    <main class="popup">
      <header class="popup-head">
        <h1>{t('extensionShortName')}</h1>
        <span>
          <IconButton icon="queue" label={t('saveMany')} onClick={() => void openQueue()}>
            {t('saveMany')}
          </IconButton>
          <IconButton icon="library" label={t('openLibrary')} onClick={() => openLibrary()}>
            {t('library')}
          </IconButton>
        </span>
      </header>
      <LossNotice />
      <PageCard
        page={here.page.value}
        busy={here.busy.value}
        onRead={here.read}
        onSave={here.save}
        onOpenSaved={here.openSaved}
        onRetry={here.retry}
      />
      {here.problem.value && (
        <Notice
          kind="problem"
          text={t(`problem_${here.problem.value}`)}
          onDismiss={() => (here.problem.value = undefined)}
        />
      )}
      <Shelf
        start={start}
        onOpen={(article) => openLibrary(article.id, query.current)}
        onState={({ view, sort, query: typed }) => {
          query.current = typed;
          saveShelf({ view, sort }).catch(() => undefined);
        }}
      />
    </main>
  );
}
