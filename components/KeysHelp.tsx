import { useEffect, useRef } from 'preact/hooks';
import { type MessageKey, t } from '@/utils/i18n';

interface Props {
  onClose: () => void;
}

const KEYS: readonly [keys: string, meaning: MessageKey][] = [
  ['j  ↓', 'keyNext'],
  ['k  ↑', 'keyPrevious'],
  ['Enter', 'keyOpen'],
  ['m', 'markRead'],
  ['s', 'star'],
  ['e', 'archive'],
  ['t', 'editTags'],
  ['#  Del', 'delete'],
  ['x', 'keySelect'],
  ['Shift', 'keyRange'],
  ['Ctrl A', 'selectAll'],
  ['z', 'undo'],
  ['/', 'searchPlaceholder'],
  ['?', 'keysTitle'],
];

/** All keys of the list. */
export function KeysHelp({ onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="keys-help"
      aria-label={t('keysTitle')}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2>{t('keysTitle')}</h2>
      <dl>
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.split('  ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {t('done')}
      </button>
    </dialog>
  );
}
