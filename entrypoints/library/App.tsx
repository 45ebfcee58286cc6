import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState';
import { Shelf } from '@/entrypoints/shelf/Shelf';
import { t } from '@/utils/i18n';
import { Reading } from './Reading';

/** Which article the address bar names. */
function addressedId(): string | undefined {
  return new URLSearchParams(location.search).get('article') ?? undefined;
}

/** The library: the list, and beside it the article that the address names. */
export function App() {
  const openId = useSignal(addressedId());

  useEffect(() => {
    const follow = () => {
      openId.value = addressedId();
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [openId]);

  function go(id: string | undefined): void {
    if (id === openId.value) return;
    history.pushState(null, '', id ? `?article=${encodeURIComponent(id)}` : location.pathname);
    openId.value = id;
  }

  return (
    <div class="library" data-reading={openId.value || undefined}>
      <aside class="library-side">
        <h1>{t('extensionShortName')}</h1>
        <Shelf currentId={openId.value} onOpen={({ id }) => go(id)} />
      </aside>
      <main class="library-article">
        {openId.value ? (
          <Reading key={openId.value} id={openId.value} onClose={() => go(undefined)} />
        ) : (
          <EmptyState icon="library" title={t('nothingOpen')} hint={t('nothingOpenHint')} />
        )}
      </main>
    </div>
  );
}
