import { t } from '@/utils/i18n';

interface Props {
  title: string;
  note: string;
  onTitle: (title: string) => void;
  onNote: (note: string) => void;
}

/** What the reader may say of an article: its title and a note. Kept when the field is left. */
export function Details({ title, note, onTitle, onNote }: Props) {
  return (
    <div class="details">
      <label>
        {t('editTitle')}
        <input
          type="text"
          defaultValue={title}
          onChange={(event) => {
            const own = event.currentTarget.value.trim();
            if (own) onTitle(own);
            else event.currentTarget.value = title;
          }}
        />
      </label>
      <label>
        {t('noteLabel')}
        <textarea
          rows={3}
          placeholder={t('notePlaceholder')}
          defaultValue={note}
          onChange={(event) => onNote(event.currentTarget.value.trim())}
        />
      </label>
    </div>
  );
}
