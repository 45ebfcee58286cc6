import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { findAll } from '@/utils/annotate/find-all';
import { listPainted, paint } from '@/utils/annotate/paint';
import { readText } from '@/utils/annotate/read-text';
import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';
import { scrollToPainted } from './scroll-to-painted';
import type { Stage } from './stage';

interface Props {
  stage: Stage;
  onClose: () => void;
}

const LAYER = 'find';
/** More marks than this help nobody; they are counted all the same. */
const MAX_MARKS = 2_000;
const TYPING_MS = 120;

/** Finds words in the article: all of them marked and counted, one after the other brought into view. */
export function FindBar({ stage, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const query = useSignal('');
  const count = useSignal(0);
  const at = useSignal(0);

  // Before the next key is pressed.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { text } = readText(stage.body);
      const hits = findAll(text, query.value);
      const pieces = hits.slice(0, MAX_MARKS).map((hit, n) => ({ ...hit, attributes: { 'data-n': String(n) } }));
      paint(stage.body, LAYER, pieces);
      count.value = hits.length;
      at.value = 0;
      show(stage.body, 0);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [stage, query.value]);
  useEffect(() => () => void paint(stage.body, LAYER, []), [stage]);

  function go(way: 1 | -1): void {
    const last = Math.min(count.value, MAX_MARKS);
    if (last === 0) return;
    at.value = (at.value + way + last) % last;
    show(stage.body, at.value);
  }

  return (
    <search class="find-bar" aria-label={t('findInArticle')}>
      <input
        ref={field}
        type="text"
        inputMode="search"
        aria-label={t('findInArticle')}
        placeholder={t('findInArticle')}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => (query.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) go(event.shiftKey ? -1 : 1);
        }}
      />
      <span role="status">{words(query.value, at.value, count.value)}</span>
      <IconButton icon="up" label={t('findPrevious')} isDisabled={count.value === 0} onClick={() => go(-1)} />
      <IconButton icon="down" label={t('findNext')} isDisabled={count.value === 0} onClick={() => go(1)} />
      <IconButton icon="close" label={t('findClose')} onClick={onClose} />
    </search>
  );
}

function words(query: string, at: number, count: number): string {
  if (!query.trim()) return '';
  return count > 0 ? t('findCount', at + 1, count) : t('findNothing');
}

/** Tells one hit from the others and brings it into view. */
function show(body: HTMLElement, at: number): void {
  for (const mark of listPainted(body, LAYER)) mark.toggleAttribute('data-current', mark.dataset.n === String(at));
  scrollToPainted(body, LAYER, (mark) => mark.dataset.n === String(at));
}
