import { useLayoutEffect } from 'preact/hooks';
import { HIGHLIGHT_COLORS } from '@/utils/highlight';
import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';
import { Notice } from './Notice';
import { useKeptWords } from './use-kept-words';
import type { useMarking } from './use-marking';

interface Props {
  marking: ReturnType<typeof useMarking>;
}

/** Keeps the bar this far from the edges; half of its own width. */
const EDGE = 165;
/** Its height with a gap, and the least room that it needs below. */
const HEIGHT = 60;

/** The small bar at what is selected or at a highlight, and the way back after one was removed. */
export function MarkBar({ marking }: Props) {
  const { marked, box, isNoting, removed, said, current } = marking;
  const at = box.value;
  const isShown = marked.value !== undefined && at !== undefined && (marked.value.kind === 'selection' || current);
  return (
    <>
      <p class="mark-bar-said" role="status">
        {said.value}
      </p>
      {isShown && (
        <div
          class="mark-bar"
          role="toolbar"
          aria-label={t('highlightBar')}
          style={placeOf(at)}
          // What is selected stays selected.
          onMouseDown={(event) => {
            if (!isNoting.value) event.preventDefault();
          }}
        >
          <span class="mark-bar-colors">
            {HIGHLIGHT_COLORS.map((color) => (
              <button
                key={color}
                type="button"
                class="mark-bar-color"
                data-color={color}
                aria-label={t(`markColor_${color}`)}
                aria-pressed={current?.color === color}
                title={t(`markColor_${color}`)}
                onClick={() => void marking.paintWith(color)}
              />
            ))}
          </span>
          <IconButton
            icon="edit"
            label={t('highlightNote')}
            isOn={Boolean(current?.note)}
            isExpanded={isNoting.value}
            onClick={() => void marking.note()}
          />
          <IconButton icon="copy" label={t('copy')} onClick={() => void marking.copy()} />
          {current && <IconButton icon="trash" label={t('removeHighlight')} onClick={() => void marking.remove()} />}
          {isNoting.value && current && (
            <NoteField
              key={current.id}
              note={current.note}
              onNote={marking.keepNote}
              onLeave={() => (isNoting.value = false)}
            />
          )}
        </div>
      )}
      {removed.value && (
        <div class="mark-bar-removed">
          <Notice
            kind="done"
            text={t('highlightRemoved')}
            action={{ label: t('undo'), onClick: () => void marking.undo() }}
            onDismiss={() => (removed.value = undefined)}
          />
        </div>
      )}
    </>
  );
}

function placeOf({ top, bottom, middle }: { top: number; bottom: number; middle: number }) {
  const left = Math.max(EDGE, Math.min(innerWidth - EDGE, middle));
  // Below, because touch screens show their own bar above.
  const isBelow = bottom + HEIGHT < innerHeight;
  return {
    '--mark-bar-left': `${left}px`,
    '--mark-bar-top': `${isBelow ? bottom + 10 : Math.max(50, top - HEIGHT + 8)}px`,
  };
}

interface NoteProps {
  note: string;
  onNote: (note: string) => void;
  onLeave: () => void;
}

/** A note of a few lines; done when it is left, and by Ctrl Enter. */
function NoteField({ note, onNote, onLeave }: NoteProps) {
  const field = useKeptWords<HTMLTextAreaElement>(note, onNote);
  useLayoutEffect(() => field.ref.current?.focus(), []);
  return (
    <label class="mark-bar-note">
      <span>{t('noteLabel')}</span>
      <textarea
        rows={3}
        placeholder={t('notePlaceholder')}
        {...field}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
        }}
      />
    </label>
  );
}
