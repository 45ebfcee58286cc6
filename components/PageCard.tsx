import type { ComponentChildren } from 'preact';
import type { Length } from '@/utils/article';
import { formatDay } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import { type Keymap, showKey } from '@/utils/keys';
import type { Receipt } from '@/utils/receipt';
import { Icon } from './Icon';
import { isIncomplete, receiptText } from './receipt-text';

/** What is known of the page in the tab. */
export type PageState =
  /** `isSlow` once it has lasted longer than a reader expects. */
  | { kind: 'loading'; isSlow: boolean }
  | { kind: 'problem'; text: string; canRetry: boolean }
  | { kind: 'other'; title: string }
  | {
      kind: 'article';
      title: string;
      source?: string;
      publishedTime?: string;
      lang: string;
      length: Length;
      leadImage?: string;
      /** When it was kept, as said to the reader; undefined while it is not. */
      savedAgo?: string;
    };

interface Props {
  page: PageState;
  /** The keys that the buttons name. */
  keymap: Keymap;
  /** The act that is under way. */
  busy?: 'read' | 'save';
  onRead: () => void;
  onSave: () => void;
  onOpenSaved: () => void;
  onRetry: () => void;
  /** How complete the kept article is. */
  receipt?: Receipt;
  onReceipt: () => void;
  /** What else can be chosen for this page's site. */
  children?: ComponentChildren;
}

/** The popup's upper part: this page, and the two things to do with it. */
export function PageCard(props: Props) {
  const { page } = props;
  return (
    <section class="page-card" aria-label={t('thisPage')} aria-busy={page.kind === 'loading'}>
      {page.kind === 'loading' && (
        <p class="page-card-quiet" role="status">
          {t(page.isSlow ? 'stillLooking' : 'looking')}
        </p>
      )}
      {page.kind === 'problem' && (
        <>
          <p class="page-card-quiet">{page.text}</p>
          {page.canRetry && (
            <div class="page-card-buttons">
              <button type="button" class="button" onClick={props.onRetry}>
                {t('tryAgain')}
              </button>
            </div>
          )}
        </>
      )}
      {page.kind === 'other' && (
        <>
          <h2>{page.title}</h2>
          <p class="page-card-quiet">{t('notAnArticle')}</p>
          <div class="page-card-buttons">
            <button type="button" class="button" disabled={props.busy !== undefined} onClick={props.onRead}>
              {t('readAnyway')}
              <KeyHint keys={props.keymap.readPage} />
            </button>
          </div>
        </>
      )}
      {page.kind === 'article' && <FoundArticle {...props} page={page} />}
      {props.children}
    </section>
  );
}

function FoundArticle({
  page,
  keymap,
  busy,
  receipt,
  onRead,
  onSave,
  onOpenSaved,
  onReceipt,
}: Props & { page: PageState & { kind: 'article' } }) {
  const facts = [
    page.source,
    page.publishedTime && formatDay(page.publishedTime, uiLanguage()),
    t(isSpelt(page.lang) ? 'lengthCount' : 'lengthCharacters', page.length.count.toLocaleString(uiLanguage())),
    t('lengthMinutes', page.length.minutes),
  ];
  const isSaved = page.savedAgo !== undefined;
  return (
    <>
      <div class="page-card-head">
        <div>
          <h2 lang={page.lang || undefined}>{page.title}</h2>
          <p class="page-card-facts">{facts.filter(Boolean).join(' · ')}</p>
        </div>
        {page.leadImage && (
          <img
            src={page.leadImage}
            alt=""
            referrerpolicy="no-referrer"
            onError={(event) => event.currentTarget.remove()}
          />
        )}
      </div>
      {isSaved && (
        <p class="page-card-saved" role="status">
          <Icon name="check" />
          {t('savedAgo', page.savedAgo ?? '')}
        </p>
      )}
      {isSaved && receipt && (
        <button type="button" class="page-card-receipt" data-incomplete={isIncomplete(receipt)} onClick={onReceipt}>
          {receiptText(receipt)}
        </button>
      )}
      <div class="page-card-buttons">
        <button type="button" class="button" disabled={busy !== undefined} onClick={onRead}>
          {t('read')}
          <KeyHint keys={keymap.readPage} />
        </button>
        {isSaved && (
          <button type="button" class="button" onClick={onOpenSaved}>
            {t('openSaved')}
            <KeyHint keys={keymap.openSaved} />
          </button>
        )}
        <button
          type="button"
          class={isSaved ? 'button' : 'button button-primary'}
          disabled={busy !== undefined}
          onClick={onSave}
        >
          {t(busy === 'save' ? 'saving' : isSaved ? 'saveAgain' : 'save')}
          <KeyHint keys={keymap.savePage} />
        </button>
      </div>
    </>
  );
}

/** The first key for a button, if there is one. */
function KeyHint({ keys: [key] }: { keys: readonly string[] }) {
  return key === undefined ? null : <kbd>{showKey(key).toUpperCase()}</kbd>;
}

/** Whether a language's texts are counted in words; Chinese, Japanese and Korean ones are in characters. */
function isSpelt(lang: string): boolean {
  return !/^(?:zh|ja|ko)\b/i.test(lang || uiLanguage());
}
