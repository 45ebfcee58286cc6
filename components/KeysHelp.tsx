import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import { type Area, COMMAND_IDS, COMMANDS, isIn, type Keymap, showKey } from '@/utils/keys';

import { closeTop, useEscape } from './escape';

interface Props {
  keymap: Keymap;
  /** What can be done here. */
  areas: readonly Area[];
  onClose: () => void;
}

/** What the browser itself makes of a key on a row. */
const FIXED = [
  ['Enter', 'keyOpen'],
  ['Shift', 'keyRange'],
] as const;

/** All keys that work here, as the reader has set them. */
export function KeysHelp({ keymap, areas, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEscape(true, onClose);
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    // Within a shadow root the browser passes the dialog by.
    dialog.current?.focus();
    dialog.current?.scrollTo(0, 0);
  }, []);
  return (
    <dialog
      ref={dialog}
      class="keys-help"
      // Else the button at its end has the focus, and long lists begin there.
      tabIndex={-1}
      autofocus
      aria-label={t('keysTitle')}
      onClose={(event) => {
        // What lies below may be a dialog too.
        event.stopPropagation();
        onClose();
      }}
      onCancel={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && closeTop()) event.preventDefault();
        else event.stopPropagation();
      }}
    >
      <h2>{t('keysTitle')}</h2>
      {areas.map((area, at) => {
        const before = areas.slice(0, at);
        const ids = COMMAND_IDS.filter(
          (id) => isIn(id, area) && keymap[id].length > 0 && !before.some((other) => isIn(id, other)),
        );
        return (
          <section key={area}>
            {areas.length > 1 && <h3>{t(`keysIn_${area}`)}</h3>}
            <dl>
              {ids.map((id) => (
                <div key={id}>
                  <dt>
                    {keymap[id].map((key) => (
                      <kbd key={key}>{showKey(key)}</kbd>
                    ))}
                  </dt>
                  <dd>{t(COMMANDS[id].label)}</dd>
                </div>
              ))}
              {area === 'list' &&
                FIXED.map(([key, label]) => (
                  <div key={key}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{t(label)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        );
      })}
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {t('done')}
      </button>
    </dialog>
  );
}
