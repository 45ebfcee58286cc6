import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState';
import { IconButton } from '@/components/IconButton';
import { LossNotice } from '@/entrypoints/safety/LossNotice';
import { openTransfer } from '@/entrypoints/shelf/open-transfer';
import { Shelf } from '@/entrypoints/shelf/Shelf';
import { isFiltering } from '@/utils/filters';
import { t } from '@/utils/i18n';
import { type ShelfSetting, saveShelf } from '@/utils/settings';
import { type Address, readAddress, writeAddress } from './address';
import { MissingPictures } from './MissingPictures';
import { Numbers } from './Numbers';
import { Reading } from './Reading';

interface Props {
  /** What the list shows where the address does not say. */
  start: ShelfSetting;
}

/** The library: the list, and beside it the article that the address names. The address carries all of it. */
export function App({ start }: Props) {
  const address = useSignal<Address>(readAddress(location.search, start));
  /** Rises when the list must begin anew, from another address. */
  const turn = useSignal(0);
  /** The ids of all that the list shows. */
  const listed = useRef<() => Promise<string[]>>(undefined);

  useEffect(() => {
    const follow = () => {
      address.value = readAddress(location.search, start);
      turn.value += 1;
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [address, turn, start]);

  /** Typing changes the address in place; anything else is a step that Back takes back. */
  function go(next: Address): void {
    const before = address.value;
    if (writeAddress(next) === writeAddress(before)) return;
    const isStep = writeAddress({ ...next, query: before.query }) !== writeAddress(before);
    history[isStep ? 'pushState' : 'replaceState'](null, '', writeAddress(next));
    address.value = next;
  }

  /** What the list shows is what an export is offered for, besides everything. */
  async function openExport(): Promise<void> {
    const { query, view, filters, searchView } = address.value;
    const isSearching = query.trim() !== '';
    if (isFiltering(filters) || (isSearching && searchView !== 'all')) {
      await openTransfer({ kind: 'ids', ids: (await listed.current?.()) ?? [] });
    } else if (isSearching) await openTransfer({ kind: 'query', query });
    else await openTransfer(view === 'all' ? undefined : { kind: 'view', view });
  }

  const { article } = address.value;
  return (
    <div class="library" data-reading={article || undefined}>
      <aside class="library-side">
        <header class="library-head">
          <h1>{t('extensionShortName')}</h1>
          <nav aria-label={t('otherPages')}>
            <IconButton icon="queue" label={t('saveMany')} onClick={() => location.assign('/queue.html')} />
            <IconButton icon="export" label={t('transfer')} onClick={() => void openExport()} />
            <IconButton icon="restore" label={t('backups')} onClick={() => location.assign('/safety.html')} />
            <IconButton
              icon="highlighter"
              label={t('allHighlights')}
              onClick={() => location.assign('/highlights.html')}
            />
            <IconButton icon="settings" label={t('settings')} onClick={() => location.assign('/options.html')} />
          </nav>
        </header>
        <LossNotice />
        <Shelf
          key={turn.value}
          start={address.value}
          currentId={article}
          hasTags
          listed={listed}
          onOpen={({ id }) => go({ ...address.value, article: id })}
          onState={(state) => {
            go({ ...address.value, ...state });
            saveShelf(state).catch(() => undefined);
          }}
        />
      </aside>
      <main class="library-article">
        {article ? (
          <Reading
            key={article}
            id={article}
            query={address.value.query}
            isReceiptOpen={address.value.isReceiptOpen}
            onClose={() => go({ ...address.value, article: undefined })}
          />
        ) : (
          <div class="library-idle">
            <EmptyState icon="library" title={t('nothingOpen')} hint={t('nothingOpenHint')} />
            <MissingPictures />
            <Numbers />
          </div>
        )}
      </main>
    </div>
  );
}
