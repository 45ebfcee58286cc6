import { t } from '@/utils/i18n';

interface Props {
  /** What is being done, and how far. */
  text: string;
  value: number;
  /** Missing while nobody can know. */
  max?: number;
  onCancel: () => void;
}

/** Work that takes a while: how far it is, and a way to end it. */
export function ProgressLine({ text, value, max, onCancel }: Props) {
  return (
    <div class="progress-line">
      <p role="status">{text}</p>
      <progress aria-label={text} value={max === undefined ? undefined : value} max={max} />
      <button type="button" class="button" onClick={onCancel}>
        {t('cancel')}
      </button>
    </div>
  );
}
