import { useRef } from 'preact/hooks';
import { formatAgo } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import type { useCopies } from './use-copies';

interface Props {
  copies: ReturnType<typeof useCopies>;
  isDisabled: boolean;
  onSave: () => void;
  onFile: (file: File) => void;
  onDaily: (isWanted: boolean) => void;
}

/** What is kept outside the browser, and the way back from it. */
export function Copies({ copies, isDisabled, onSave, onFile, onDaily }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const { isDaily, isRefused, last } = copies;
  return (
    <section aria-labelledby="copies">
      <div class="page-head">
        <h2 id="copies">{t('copies')}</h2>
        <span class="safety-acts">
          <button type="button" class="button" disabled={isDisabled} onClick={onSave}>
            {t('saveCopy')}
          </button>
          <button type="button" class="button" disabled={isDisabled} onClick={() => input.current?.click()}>
            {t('restoreFromFile')}
          </button>
        </span>
        <input
          ref={input}
          type="file"
          accept=".gz,application/gzip"
          aria-label={t('restoreFromFile')}
          hidden
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
            // The same file chosen again is a choice, too.
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p class="safety-hint">{t('copiesHint')}</p>
      <label class="safety-daily">
        <input
          type="checkbox"
          checked={isDaily.value}
          disabled={isDisabled}
          onChange={(event) => {
            const isWanted = event.currentTarget.checked;
            // It shows what is, not what is being asked for.
            event.currentTarget.checked = isDaily.value;
            onDaily(isWanted);
          }}
        />
        {t('dailyCopies')}
      </label>
      <p class="safety-hint" role="status">
        {isRefused.value
          ? t('dailyCopiesRefused')
          : `${t('dailyCopiesHint')}${isDaily.value ? ` ${sayLast(last.value?.at)}` : ''}`}
      </p>
    </section>
  );
}

function sayLast(at: string | undefined): string {
  return at ? t('lastCopyAt', formatAgo(at, uiLanguage())) : t('noCopyYet');
}
