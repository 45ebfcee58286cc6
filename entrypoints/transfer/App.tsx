import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '@/components/Notice';
import { t } from '@/utils/i18n';
import type { TransferScope } from '@/utils/transfer-scope';
import { findCutOff, markUnderWay, type Work } from './cut-off';
import { ExportPane } from './ExportPane';
import { ImportPane } from './ImportPane';

const PANES = ['export', 'import'] as const;
type Pane = (typeof PANES)[number];

interface Props {
  /** What the export was asked for. */
  scope: TransferScope | undefined;
  /** Which of the two, as the address says. */
  fragment: string;
}

/** Taking articles out and in: a page of its own, because both may take long and neither may end with a popup. */
export function App({ scope, fragment }: Props) {
  const pane = useSignal<Pane>(PANES.find((one) => `#${one}` === fragment) ?? 'export');
  const isBusy = useSignal(false);
  /** What ended with the browser the last time. */
  const cutOff = useSignal<Work | undefined>(undefined);

  useEffect(() => {
    document.title = `${t('transfer')} · ${t('extensionShortName')}`;
  }, []);

  useEffect(() => {
    findCutOff().then(
      (work) => (cutOff.value = work),
      // Then it is not told.
      () => undefined,
    );
  }, []);

  useEffect(() => {
    if (!isBusy.value) return;
    cutOff.value = undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    const end = markUnderWay(pane.value);
    return () => {
      removeEventListener('beforeunload', ask);
      end();
    };
  }, [isBusy.value]);

  function show(one: Pane): void {
    pane.value = one;
    history.replaceState(null, '', `${location.pathname}${location.search}#${one}`);
  }

  return (
    <main class="transfer">
      <header>
        <h1>{t('transfer')}</h1>
        <a href="/library.html">{t('library')}</a>
      </header>
      <nav aria-label={t('transfer')}>
        {PANES.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={pane.value === one ? 'page' : undefined}
            disabled={isBusy.value}
            onClick={() => show(one)}
          >
            {t(`transfer_${one}`)}
          </button>
        ))}
      </nav>
      {cutOff.value && (
        <Notice kind="problem" text={t(`cutOff_${cutOff.value}`)} onDismiss={() => (cutOff.value = undefined)} />
      )}
      {pane.value === 'export' ? (
        <ExportPane scope={scope} onBusy={(now) => (isBusy.value = now)} />
      ) : (
        <ImportPane onBusy={(now) => (isBusy.value = now)} />
      )}
    </main>
  );
}
