import { t } from '@/utils/i18n';
import { type Look, nextTheme, SIZES, stepSize } from '@/utils/look';
import { IconButton } from './IconButton';

interface Props {
  look: Look;
  onLook: (look: Look) => void;
}

/** Text size and theme; the same wherever an article is read. */
export function LookButtons({ look, onLook }: Props) {
  const resize = (direction: 1 | -1) => onLook({ ...look, size: stepSize(look.size, direction) });
  const theme = t(`theme_${look.theme}`);
  return (
    <>
      <button
        type="button"
        class="icon-button look-buttons-size"
        aria-label={t('smallerText')}
        title={t('smallerText')}
        disabled={look.size === SIZES[0]}
        onClick={() => resize(-1)}
      >
        <small>A</small>
      </button>
      <button
        type="button"
        class="icon-button look-buttons-size"
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
