import type { RemovedBlock } from '@/utils/article';
import { t, uiLanguage } from '@/utils/i18n';
import type { PictureCount, Receipt } from '@/utils/receipt';
import { IconButton } from './IconButton';
import { RemovedList } from './RemovedList';
import { receiptText } from './receipt-text';

/** What was just done to the body, and what can be done about it. */
export interface Said {
  text: string;
  onUndo?: () => void;
  /** Has it done on this site from now on. */
  onRule?: () => void;
}

export interface PictureActs {
  /** Where this page cannot ask the reader for hosts: goes to the one that can. */
  onElsewhere?: () => void;
  /** Asks the reader for the hosts of what is missing, or for all. */
  onAllow?: (which: 'these' | 'all') => void;
  onRetry?: () => void;
}

interface Props {
  receipt: Receipt;
  removed: readonly RemovedBlock[];
  lang: string;
  /** The block that would be taken out now, while the reader is pointing; undefined when not. */
  aim: string | undefined;
  said: Said | undefined;
  pictures?: PictureActs;
  /** Has the page fetched that is missing. */
  onFetchPage?: () => void;
  onPick: () => void;
  onPutBack: (index: number) => void;
  onClose: () => void;
}

/** How complete an article is, what was left out of it, and how to change that. */
export function ReceiptPanel(props: Props) {
  const { receipt, removed, aim, said } = props;
  return (
    <section class="receipt" aria-label={t('receipt')}>
      <header>
        <h2>{t('receipt')}</h2>
        <IconButton icon="close" label={t('closeReceipt')} onClick={props.onClose} />
      </header>
      <p class="receipt-line">{receiptText(receipt)}</p>
      {receipt.pictures && props.pictures && <MissingPictures count={receipt.pictures} acts={props.pictures} />}
      {receipt.pages?.missing && props.onFetchPage && (
        <div class="receipt-part">
          <p>{t('pageMissing', receipt.pages.joined + 1)}</p>
          <button type="button" class="button" onClick={props.onFetchPage}>
            {t('fetchPage', receipt.pages.joined + 1)}
          </button>
        </div>
      )}
      <div class="receipt-part">
        <button type="button" class="button" aria-pressed={aim !== undefined} onClick={props.onPick}>
          {t(aim === undefined ? 'pickBlock' : 'pickEnd')}
        </button>
        {aim !== undefined && (
          <p class="receipt-hint" role="status">
            {aim || t('pickHint')}
          </p>
        )}
      </div>
      <div role="status">
        {said && (
          <div class="receipt-said">
            <p>{said.text}</p>
            {said.onUndo && (
              <button type="button" onClick={said.onUndo}>
                {t('undo')}
              </button>
            )}
            {said.onRule && (
              <button type="button" onClick={said.onRule}>
                {t('alwaysHere')}
              </button>
            )}
          </div>
        )}
      </div>
      <h3>{t('removedBlocks', removed.length)}</h3>
      {removed.length > 0 ? (
        <RemovedList removed={removed} lang={props.lang} onPutBack={props.onPutBack} />
      ) : (
        <p class="receipt-hint">{t('nothingRemoved')}</p>
      )}
    </section>
  );
}

function MissingPictures({ count, acts }: { count: PictureCount; acts: PictureActs }) {
  const missing = count.all - count.here - count.waiting;
  if (count.waiting > 0) return <p class="receipt-hint">{t('picturesWaiting', count.waiting)}</p>;
  if (missing <= 0) return null;
  const hosts = count.hosts.map((host) => host.replace(/^\*:\/\/|\/\*$/g, ''));
  const names = new Intl.ListFormat(uiLanguage(), { style: 'narrow' }).format(hosts);
  return (
    <div class="receipt-part">
      <p>{t('picturesMissing', missing)}</p>
      {acts.onElsewhere && (
        <button type="button" class="button" onClick={acts.onElsewhere}>
          {t('picturesElsewhere')}
        </button>
      )}
      {acts.onAllow && count.hosts.length > 0 && (
        <>
          <p class="receipt-hint">{t('picturesWhy', names)}</p>
          <button type="button" class="button button-primary" onClick={() => acts.onAllow?.('these')}>
            {t('allowThese', count.hosts.length)}
          </button>
          <button type="button" class="button" onClick={() => acts.onAllow?.('all')}>
            {t('allowAll')}
          </button>
        </>
      )}
      {acts.onRetry && (
        <button type="button" class="button" onClick={acts.onRetry}>
          {t('tryAgain')}
        </button>
      )}
    </div>
  );
}
