import { t } from '@/utils/i18n';
import { type Look, nextTheme, SIZES, stepSize } from '@/utils/look';
import { IconButton } from './IconButton';

export type SaveState = 'unknown' | 'unsaved' | 'saving' | 'saved';

interface Props {
  look: Look;
  saveState: SaveState;
  onSave: () => void;
  onOpenSaved: () => void;
  onLook: (look: Look) => void;
  onClose: () => void;
}

/** The slim bar over an article on its page. */
export function ReaderBar({ look, saveState, onSave, onOpenSaved, onLook, onClose }: Props) {
  return (
    <div class="reader-bar" role="toolbar" aria-label={t('readerBar')}>
      {saveState === 'saved' ? (
        <IconButton icon="check" label={t('savedOpen')} isOn onClick={onOpenSaved}>
          {t('saved')}
        </IconButton>
      ) : (
        <IconButton icon="bookmark" label={t('save')} isDisabled={saveState === 'saving'} onClick={onSave}>
          {t(saveState === 'saving' ? 'saving' : 'save')}
        </IconButton>
      )}
      <LookButtons look={look} onLook={onLook} />
      <IconButton icon="close" label={t('closeReader')} onClick={onClose} />
    </div>
  );
}

interface LookProps {
  look: Look;
  onLook: (look: Look) => void;
}

/** Text size and theme; the same wherever an article is read. */
export function LookButtons({ look, onLook }: LookProps) {
  const resize = (direction: 1 | -1) => onLook({ ...look, size: stepSize(look.size, direction) });
  const theme = t(`theme_${look.theme}`);
  return (
    <>
      <button
        type="button"
        class="icon-button reader-bar-size"
        aria-label={t('smallerText')}
        title={t('smallerText')}
        disabled={look.size === SIZES[0]}
        onClick={() => resize(-1)}
      >
        <small>A</small>
      </button>
      <button
        type="button"
        class="icon-button reader-bar-size"
        aria-label={t('largerText')}
        title={t('largerText')}
        disabled={look.size === SIZES.at(-1)}
        onClick={() => resize(1)}
      >
        A
      </button>
      <IconButton
        icon="theme"
        label={t('themeButton', theme)}
        onClick={() => onLook({ ...look, theme: nextTheme(look.theme) })}
      />
    </>
  );
}
