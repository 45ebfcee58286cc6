import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';

export type SaveState = 'unknown' | 'unsaved' | 'saving' | 'saved';

interface Props {
  state: SaveState;
  onSave: () => void;
  onOpenSaved: () => void;
}

/** Keeps the article on the screen; once it is kept, leads to it. */
export function SaveButton({ state, onSave, onOpenSaved }: Props) {
  if (state === 'saved') {
    return (
      <IconButton icon="check" label={t('savedOpen')} isOn onClick={onOpenSaved}>
        {t('saved')}
      </IconButton>
    );
  }
  return (
    <IconButton icon="bookmark" label={t('save')} isDisabled={state === 'saving'} onClick={onSave}>
      {t(state === 'saving' ? 'saving' : 'save')}
    </IconButton>
  );
}
