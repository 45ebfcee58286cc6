import type { ComponentProps } from 'preact';
import { IconButton } from '@/components/IconButton';
import { ReadingView } from '@/components/ReadingView';
import { t } from '@/utils/i18n';

type Props = Pick<
  ComponentProps<typeof ReadingView>,
  'article' | 'html' | 'look' | 'surface' | 'findHit' | 'convert' | 'keymap' | 'onLook'
> & {
  onClose: () => void;
  onRestore: () => void;
};

/** An article in the bin: to be looked at, and brought back before anything else is done with it. */
export function BinnedArticle({ onClose, onRestore, ...reading }: Props) {
  return (
    <ReadingView
      {...reading}
      start={
        <>
          <span class="library-back">
            <IconButton icon="back" label={t('backToList')} onClick={onClose} />
          </span>
          <IconButton icon="restore" label={t('restore')} onClick={onRestore}>
            {t('restore')}
          </IconButton>
        </>
      }
      notices={<p class="library-hint">{t('inBinHint')}</p>}
    />
  );
}
