import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { toMarkdown } from '@/utils/annotate/to-markdown';
import type { Highlight } from '@/utils/highlight';
import { t } from '@/utils/i18n';
import { copyText } from './copy-text';
import { HighlightList } from './HighlightList';
import { IconButton } from './IconButton';

interface Props {
  article: { title: string; url: string; lang: string };
  highlights: readonly Highlight[];
  placed: ReadonlyMap<string, { start: number }>;
  onGo: (id: string) => void;
  onNote: (highlight: Highlight, note: string) => void;
  onRemove: (highlight: Highlight) => void;
  onClose: () => void;
}

/** All highlights of the article at hand, in the order of its text; those without a place come last. */
export function HighlightPanel({ article, highlights, placed, onGo, onNote, onRemove, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  const isCopied = useSignal(false);
  const startOf = ({ id }: Highlight) => placed.get(id)?.start ?? Number.POSITIVE_INFINITY;
  const ordered = [...highlights].sort((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0));
  return (
    <section class="highlight-panel" ref={panel} aria-label={t('highlightsHere')}>
      <header>
        <h2>{t('highlightsHere')}</h2>
        {ordered.length > 0 && (
          <IconButton
            icon={isCopied.value ? 'check' : 'copy'}
            label={t('copyMarkdown')}
            onClick={async () => {
              if (panel.current) isCopied.value = await copyText(toMarkdown(article, ordered), panel.current);
            }}
          >
            Markdown
          </IconButton>
        )}
        <IconButton icon="close" label={t('closePanel')} onClick={onClose} />
      </header>
      <p role="status" class="mark-bar-said">
        {isCopied.value ? t('copied') : ''}
      </p>
      {ordered.length === 0 ? (
        <p class="highlight-panel-empty">{t('noHighlights')}</p>
      ) : (
        <HighlightList
          highlights={ordered}
          placed={new Set(placed.keys())}
          lang={article.lang}
          onGo={({ id }) => onGo(id)}
          onNote={onNote}
          onRemove={onRemove}
        />
      )}
    </section>
  );
}
