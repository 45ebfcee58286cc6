import type { ComponentChildren } from 'preact';
import { t } from '@/utils/i18n';
import { useKeptWords } from './use-kept-words';

interface Props {
  title: string;
  note: string;
  onTitle: (title: string) => void;
  onNote: (note: string) => void;
  /** What else is known of it. */
  children?: ComponentChildren;
}

/** What the reader may say of an article: its title and a note. */
export function Details({ title, note, onTitle, onNote, children }: Props) {
  const titleField = useKeptWords<HTMLInputElement>(title, (own) => {
    if (own) onTitle(own);
  });
  const noteField = useKeptWords<HTMLTextAreaElement>(note, onNote);
  return (
    <div class="details">
      <label>
        {t('editTitle')}
        <input
          type="text"
          {...titleField}
          onBlur={(event) => {
            if (!event.currentTarget.value.trim()) event.currentTarget.value = title;
          }}
        />
      </label>
      <label>
        {t('noteLabel')}
        <textarea rows={3} placeholder={t('notePlaceholder')} {...noteField} />
      </label>
      {children}
    </div>
  );
}
