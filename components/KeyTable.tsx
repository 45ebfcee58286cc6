import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '@/utils/i18n';
import { COMMAND_IDS, COMMANDS, type CommandId, findConflicts, isIn, type Keymap, showKey, toKey } from '@/utils/keys';
import { IconButton } from './IconButton';

interface Props {
  keymap: Keymap;
  onKeymap: (keymap: Keymap) => void;
}

const AREAS = ['reading', 'list', 'popup'] as const;

/** Every command with its keys: each can be taken away, others added; what contradicts itself is said where it stands. */
export function KeyTable({ keymap, onKeymap }: Props) {
  const asking = useSignal<CommandId | undefined>(undefined);
  const conflicts = findConflicts(keymap);

  // Before it is seen to be asked for: a quick key is heard, too.
  useLayoutEffect(() => {
    const id = asking.value;
    if (!id) return;
    const onKey = (event: KeyboardEvent) => {
      const key = toKey(event);
      if (key === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      // A modifier belongs to the page or to the browser; Escape closes, Tab goes on.
      const isOurs = !event.ctrlKey && !event.metaKey && !event.altKey && key !== 'Escape' && key !== 'Tab';
      if (isOurs && !keymap[id].includes(key)) onKeymap({ ...keymap, [id]: [...keymap[id], key].slice(-4) });
      if (isOurs || key === 'Escape' || key === 'Tab') asking.value = undefined;
    };
    const onLeave = () => (asking.value = undefined);
    addEventListener('keydown', onKey, true);
    addEventListener('pointerdown', onLeave);
    return () => {
      removeEventListener('keydown', onKey, true);
      removeEventListener('pointerdown', onLeave);
    };
  }, [asking.value, keymap]);

  return (
    <>
      {AREAS.map((area) => {
        // What holds everywhere stands once, with the list.
        const ids = COMMAND_IDS.filter((id) => isIn(id, area) && (COMMANDS[id].areas.length === 1 || area === 'list'));
        return (
          <table class="key-table" key={area}>
            <caption>{t(`keysIn_${area}`)}</caption>
            <tbody>
              {ids.map((id) => (
                <tr key={id} data-command={id}>
                  <th scope="row">{t(COMMANDS[id].label)}</th>
                  <td>
                    {keymap[id].map((key) => (
                      <span class="key-table-key" key={key}>
                        <kbd>{showKey(key)}</kbd>
                        <IconButton
                          icon="close"
                          label={t('removeKey', showKey(key), t(COMMANDS[id].label))}
                          onClick={() => onKeymap({ ...keymap, [id]: keymap[id].filter((one) => one !== key) })}
                        />
                      </span>
                    ))}
                    {keymap[id].length === 0 && <span class="key-table-none">{t('noKey')}</span>}
                    {conflicts
                      .filter(({ ids: both }) => both.includes(id))
                      .map(({ key, ids: [a, b] }) => (
                        <p class="key-table-conflict" key={`${key} ${a} ${b}`}>
                          {t('keyConflict', showKey(key), t(COMMANDS[a === id ? b : a].label))}
                        </p>
                      ))}
                  </td>
                  <td>
                    <button
                      type="button"
                      class="button"
                      aria-label={t('addKeyTo', t(COMMANDS[id].label))}
                      aria-pressed={asking.value === id}
                      onClick={() => (asking.value = id)}
                    >
                      {t(asking.value === id ? 'pressKey' : 'addKey')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
      <p role="status" class="key-table-said">
        {asking.value ? t('pressKeyHint') : ''}
      </p>
    </>
  );
}
