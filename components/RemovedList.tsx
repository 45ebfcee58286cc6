import { useSignal } from '@preact/signals';
import type { RemovedBlock } from '@/utils/article';
import { t } from '@/utils/i18n';
import { BlockLook } from './BlockLook';

interface Props {
  removed: readonly RemovedBlock[];
  lang: string;
  onPutBack: (index: number) => void;
}

const REASONS = {
  'share-bar': 'removed_shareBar',
  advertisement: 'removed_advertisement',
  'app-or-account': 'removed_appOrAccount',
  'related-list': 'removed_relatedList',
  pager: 'removed_pager',
  'editor-line': 'removed_editorLine',
  disclaimer: 'removed_disclaimer',
  comments: 'removed_comments',
  'by-reader': 'removed_byReader',
  'site-rule': 'removed_siteRule',
} as const;

/** Why a block was removed, in the reader's language. */
function reasonText(reason: string): string {
  return t(REASONS[reason as keyof typeof REASONS] ?? 'removed_other');
}

/** What was left out of an article, each with its reason and its look, and a way back. */
export function RemovedList({ removed, lang, onPutBack }: Props) {
  const open = useSignal<number | undefined>(undefined);
  return (
    <ul class="removed-list">
      {removed.map((block, index) => (
        <li key={`${index} ${block.before} ${block.text}`}>
          <strong>{reasonText(block.reason)}</strong>
          {open.value === index ? (
            <BlockLook html={block.html} lang={lang} />
          ) : (
            <p lang={lang}>{block.text || t('pictureUnnamed')}</p>
          )}
          <div class="removed-list-acts">
            <button
              type="button"
              aria-expanded={open.value === index}
              onClick={() => (open.value = open.value === index ? undefined : index)}
            >
              {t('removedShow')}
            </button>
            <button type="button" onClick={() => onPutBack(index)}>
              {t('putBack')}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
