import type { Highlight } from '@/utils/highlight';
import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';
import { useKeptWords } from './use-kept-words';

interface Props {
  highlights: readonly Highlight[];
  /** Those that stand in the text; the others are shown as what cannot be found there any more. */
  placed?: ReadonlySet<string>;
  lang: string;
  onGo: (highlight: Highlight) => void;
  onNote: (highlight: Highlight, note: string) => void;
  onRemove: (highlight: Highlight) => void;
}

/** Highlights as a list: their words lead to where they stand, their notes can be changed where they are. */
export function HighlightList({ highlights, placed, lang, onGo, onNote, onRemove }: Props) {
  return (
    <ul class="highlight-list">
      {highlights.map((highlight) => {
        const isLost = placed !== undefined && !placed.has(highlight.id);
        return (
          <li key={highlight.id} data-color={highlight.color}>
            {isLost ? (
              <p class="highlight-list-quote" lang={lang}>
                {highlight.quote}
                <small>{t('highlightLost')}</small>
              </p>
            ) : (
              <button
                type="button"
                class="highlight-list-quote"
                lang={lang}
                aria-description={t(`markColor_${highlight.color}`)}
                onClick={() => onGo(highlight)}
              >
                {highlight.quote}
              </button>
            )}
            <div class="highlight-list-row">
              <NoteField note={highlight.note} onNote={(note) => onNote(highlight, note)} />
              <IconButton icon="trash" label={t('removeHighlight')} onClick={() => onRemove(highlight)} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function NoteField({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const field = useKeptWords<HTMLTextAreaElement>(note, onNote);
  return (
    <textarea
      // The height follows the words, where the browser can do that.
      rows={1}
      aria-label={t('highlightNote')}
      placeholder={t('notePlaceholder')}
      {...field}
    />
  );
}
