import { useSignal } from '@preact/signals';
import { t } from '@/utils/i18n';
import { BIN_DAYS } from '@/utils/library/empty-bin';

interface Props {
  count: number;
  onEmpty: () => void;
}

/** What the bin is, and a way to empty it now, with a plain question: this cannot be undone. */
export function BinBar({ count, onEmpty }: Props) {
  const isAsking = useSignal(false);
  return (
    <div class="bin-bar">
      <p role="status">{isAsking.value ? t('emptyBinQuestion', count) : t('binKeeps', BIN_DAYS)}</p>
      {isAsking.value && (
        <button type="button" class="button" onClick={() => (isAsking.value = false)}>
          {t('cancel')}
        </button>
      )}
      <button
        type="button"
        class="button"
        data-danger={isAsking.value || undefined}
        onClick={() => {
          if (isAsking.value) onEmpty();
          isAsking.value = !isAsking.value;
        }}
      >
        {t(isAsking.value ? 'eraseForGood' : 'emptyBin')}
      </button>
    </div>
  );
}
