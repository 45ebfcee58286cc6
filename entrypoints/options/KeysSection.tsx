import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import { KeyTable } from '@/components/KeyTable';
import { useStored } from '@/components/use-stored';
import { t } from '@/utils/i18n';
import { DEFAULT_KEYMAP } from '@/utils/keys';
import { keymapSetting } from '@/utils/settings';
import type { SectionProps } from './App';

/** The browser's own page for shortcuts; an extension cannot link to it, but it can open it. */
const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts';

/** The keys of all surfaces, and the way to those that are the browser's. */
export function KeysSection({ attempt }: SectionProps) {
  const keymap = useStored(keymapSetting);
  const commands = useSignal<Browser.commands.Command[]>([]);
  useEffect(() => {
    const look = () => {
      // Where the browser does not tell, only the link is there.
      browser.commands
        .getAll()
        .then((all) => (commands.value = all))
        .catch(() => undefined);
    };
    look();
    // Who comes back from the browser's page wants to see what was set there.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  const save = (changed: typeof keymap.value) => {
    keymap.value = changed;
    attempt(() => keymapSetting.save(changed));
  };
  return (
    <>
      <p class="options-hint">{t('keysHint')}</p>
      <KeyTable keymap={keymap.value} onKeymap={save} />
      <p>
        <button type="button" class="button" onClick={() => save(DEFAULT_KEYMAP)}>
          {t('resetKeys')}
        </button>
      </p>
      <h3>{t('browserKeys')}</h3>
      <p class="options-hint">{t('browserKeysHint')}</p>
      <dl class="options-list">
        {commands.value.map(({ name, description, shortcut }) => (
          <div key={name}>
            <dt>{description || t('browserKeyPopup')}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : t('noKey')}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button
          type="button"
          class="button"
          onClick={() => attempt(() => browser.tabs.create({ url: SHORTCUTS_PAGE }))}
        >
          {t('openBrowserKeys')}
        </button>
      </p>
    </>
  );
}
