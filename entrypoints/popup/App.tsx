import { useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { IconButton } from '@/components/IconButton';
import { Notice } from '@/components/Notice';
import { PageCard } from '@/components/PageCard';
import { LossNotice } from '@/entrypoints/safety/LossNotice';
import { Shelf } from '@/entrypoints/shelf/Shelf';
import type { ShelfState } from '@/entrypoints/shelf/use-shelf';
import { type Filters, NO_FILTERS, writeFilters } from '@/utils/filters';
import { t } from '@/utils/i18n';
import { saveShelf } from '@/utils/settings';
import { Recognise } from './Recognise';
import { useThisPage } from './use-this-page';

/** What the list shows, as far as the library page is told. */
interface Shown {
  query?: string;
  filters?: Filters;
  /** The article's receipt is asked for. */
  isReceipt?: boolean;
}

/** Opens the library page, at one article if it is given, and leaves. */
async function openLibrary(id?: string, { query = '', filters = NO_FILTERS, isReceipt }: Shown = {}): Promise<void> {
  const params = new URLSearchParams();
  if (id) params.set('article', id);
  if (query) params.set('q', query);
  if (isReceipt) params.set('receipt', '');
  writeFilters(filters, params);
  const page = browser.runtime.getURL('/library.html');
  await browser.tabs.create({ url: params.size > 0 ? `${page}?${params}` : page });
  window.close();
}

/** Opens the page of the queue with the links of this page to choose from, and leaves. */
async function openQueue(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const from = tab?.id === undefined ? '' : (`?tab=${tab.id}` as const);
  await browser.tabs.create({ url: browser.runtime.getURL(`/queue.html${from}`) });
  window.close();
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

/** The popup: this page above, the library below. */
export function App({ start }: { start: ShelfState }) {
  const shown = useRef<Shown>({});
  const here = useThisPage({ onOpenSaved: (id, isReceipt) => openLibrary(id, { isReceipt }) });
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
          <IconButton icon="settings" label={t('settings')} onClick={() => void openSettings()} />
        </span>
      </header>
      <LossNotice />
      <PageCard
        page={here.page.value}
        keymap={here.keymap.value}
        busy={here.busy.value}
        onRead={here.read}
        onSave={here.save}
        onOpenSaved={here.openSaved}
        onRetry={here.retry}
        receipt={here.receipt.value}
        onReceipt={here.openReceipt}
      >
        {here.url.value && <Recognise url={here.url.value} />}
      </PageCard>
      {here.problem.value && (
        <Notice
          kind="problem"
          text={t(`problem_${here.problem.value}`)}
          onDismiss={() => (here.problem.value = undefined)}
        />
      )}
      {here.older.value && (
        <Notice
          kind="done"
          text={t('olderKept')}
          action={{ label: t('olderBack'), onClick: here.showOlder }}
          onDismiss={() => (here.older.value = undefined)}
        />
      )}
      <Shelf
        start={start}
        onOpen={(article) => openLibrary(article.id, shown.current)}
        onState={({ view, sort, query, filters }) => {
          shown.current = { query, filters };
          saveShelf({ view, sort, filters }).catch(() => undefined);
        }}
      />
    </main>
  );
}
