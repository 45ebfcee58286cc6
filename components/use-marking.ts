import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { listPainted } from '@/utils/annotate/paint';
import type { Placed } from '@/utils/annotate/place-anchor';
import { readText } from '@/utils/annotate/read-text';
import { toAnchor } from '@/utils/annotate/to-anchor';
import { type Anchor, HIGHLIGHT_COLORS, type Highlight, type HighlightColor } from '@/utils/highlight';
import { t } from '@/utils/i18n';
import { copyText } from './copy-text';
import { drawHighlights, HIGHLIGHT_LAYER } from './draw-highlights';
import { useEscape } from './escape';
import { awaitWithKeys, useAwaited } from './held-keys';
import { type Box, boxOf, selectedRange, selectSentence, watchSelection } from './selection';
import type { Stage } from './stage';
import type { ReadingActs } from './use-command-keys';

/** Where highlights are kept: the library itself, or the background for a content script. */
export interface MarkStore {
  highlights: readonly Highlight[];
  /** Keeps a new one, and its article first where that is not kept yet; undefined if that failed, which it says. */
  create: (anchor: Anchor, color: HighlightColor) => Promise<Highlight | undefined>;
  /** Keeps a change, or brings back what was removed. */
  change: (highlight: Highlight) => Promise<void>;
  remove: (highlight: Highlight) => Promise<void>;
}

/** What the small bar is about: words that are selected, or a highlight. */
export type Marked = { kind: 'selection'; anchor: Anchor } | { kind: 'highlight'; id: string };

/** Highlights on a stage: drawn, made from what is selected, opened, gone through; and what its bar shows. */
export function useMarking(stage: Stage | undefined, store: MarkStore, openAt?: string) {
  const marked = useSignal<Marked | undefined>(undefined);
  const box = useSignal<Box | undefined>(undefined);
  const isNoting = useSignal(false);
  const removed = useSignal<Highlight | undefined>(undefined);
  const said = useSignal('');
  const placed = useSignal<ReadonlyMap<string, Placed>>(new Map());
  /** The colour of the next highlight: that of the last. */
  const color = useRef<HighlightColor>('yellow');
  /** The one that the address names is gone to once. */
  const isOpened = useRef(false);
  const { highlights } = store;
  const current = marked.value?.kind === 'highlight' ? findHighlight(marked.value.id) : undefined;

  useEffect(() => {
    if (!stage) return;
    placed.value = drawHighlights(stage.body, highlights);
    if (!openAt || isOpened.current || !placed.value.has(openAt)) return;
    isOpened.current = true;
    goTo(openAt);
  }, [stage, highlights]);

  useEffect(() => {
    if (!stage) return;
    const stopSelection = watchSelection(stage, look);
    const onClick = (event: Event) => {
      const mark = (event.target as Element | null)?.closest?.<HTMLElement>(`mark[data-layer="${HIGHLIGHT_LAYER}"]`);
      const id = mark?.dataset.ids?.split(' ').at(-1);
      if (id && !stage.selection()?.toString()) show({ kind: 'highlight', id });
      else if (marked.value?.kind === 'highlight') close();
    };
    const onMove = () => {
      if (marked.value) box.value = boxOf(stage, marked.value, HIGHLIGHT_LAYER);
    };
    stage.events.addEventListener('click', onClick);
    stage.events.addEventListener('scroll', onMove, { passive: true });
    addEventListener('resize', onMove);
    return () => {
      stopSelection();
      stage.events.removeEventListener('click', onClick);
      stage.events.removeEventListener('scroll', onMove);
      removeEventListener('resize', onMove);
      close();
    };
  }, [stage]);

  useEscape(marked.value !== undefined, close);
  // What is typed as soon as a note was asked for is the note.
  useAwaited(isNoting.value && !current, () => true);

  function findHighlight(id: string): Highlight | undefined {
    return highlights.find((one) => one.id === id);
  }

  /** What is selected now, if anything is, is what the bar is about. */
  function look(): void {
    const anchor = selected();
    if (anchor) show({ kind: 'selection', anchor });
    else if (marked.value?.kind === 'selection') close();
  }

  function selected(): Anchor | undefined {
    const range = stage && selectedRange(stage);
    return range && toAnchor(readText(stage.body), range);
  }

  /** A key does not wait for a selection to come to rest. */
  function isMarked(): boolean {
    look();
    return marked.value !== undefined;
  }

  function select(direction: 1 | -1): void {
    if (!stage) return;
    selectSentence(stage, direction);
    look();
  }

  function show(next: Marked): void {
    isNoting.value = false;
    marked.value = next;
    box.value = stage && boxOf(stage, next, HIGHLIGHT_LAYER);
  }

  function close(): void {
    marked.value = undefined;
    isNoting.value = false;
  }

  /** Colours what is selected, or gives the highlight at hand another colour. */
  async function paintWith(wanted: HighlightColor): Promise<Highlight | undefined> {
    const now = marked.value;
    color.current = wanted;
    if (!now) return undefined;
    if (now.kind === 'highlight') {
      if (current) await store.change({ ...current, color: wanted });
      return current;
    }
    // A finger may have moved the handles just before it came to the bar.
    const made = await store.create(selected() ?? now.anchor, wanted);
    if (!made) return undefined;
    stage?.selection()?.removeAllRanges();
    said.value = t('highlighted', t(`markColor_${wanted}`));
    close();
    return made;
  }

  async function note(): Promise<void> {
    const isKept = awaitWithKeys(() => true);
    const one = marked.value?.kind === 'selection' ? await paintWith(color.current) : current;
    isKept();
    if (!one) return;
    marked.value = { kind: 'highlight', id: one.id };
    isNoting.value = true;
    // A new one is drawn when the library has told of it.
    setTimeout(() => {
      if (stage && marked.value) box.value = boxOf(stage, marked.value, HIGHLIGHT_LAYER) ?? box.value;
    }, 150);
  }

  function keepNote(words: string): void {
    if (current && words !== current.note) void store.change({ ...current, note: words });
  }

  async function remove(highlight: Highlight | undefined = current): Promise<void> {
    if (!highlight) return;
    close();
    await store.remove(highlight);
    removed.value = highlight;
  }

  async function undo(): Promise<void> {
    const last = removed.value;
    removed.value = undefined;
    if (last) await store.change(last);
  }

  /** Brings a highlight into view and opens its bar; one that stands nowhere is not moved to. */
  function goTo(id: string): void {
    const mark = stage && elementsOf(stage.body, id)[0];
    if (!mark) return;
    // What was selected before would claim the bar for itself.
    stage.selection()?.removeAllRanges();
    mark.scrollIntoView({ block: 'center' });
    mark.focus({ preventScroll: true });
    show({ kind: 'highlight', id });
  }

  function step(direction: 1 | -1): void {
    const order = [...placed.value].sort(([, a], [, b]) => a.start - b.start).map(([id]) => id);
    const at = marked.value?.kind === 'highlight' ? order.indexOf(marked.value.id) : direction === 1 ? -1 : 0;
    const next = order.at((at + direction + order.length) % Math.max(1, order.length));
    if (next) goTo(next);
  }

  async function copy(): Promise<void> {
    const now = marked.value;
    const text = now?.kind === 'selection' ? (selected() ?? now.anchor).quote : current?.quote;
    if (stage && text && (await copyText(text, hostOf(stage)))) said.value = t('copied');
  }

  const acts: ReadingActs = {
    highlight: () => (isMarked() ? void paintWith(color.current) : false),
    note: () => (isMarked() ? void note() : false),
    removeHighlight: () => (current ? void remove() : false),
    nextHighlight: () => step(1),
    previousHighlight: () => step(-1),
    selectSentence: () => select(1),
    selectSentenceBefore: () => select(-1),
    ...Object.fromEntries(
      HIGHLIGHT_COLORS.map((one, i) => [`color${i + 1}`, () => (isMarked() ? void paintWith(one) : false)]),
    ),
  };

  return {
    marked,
    box,
    isNoting,
    removed,
    said,
    placed,
    current,
    acts,
    close,
    paintWith,
    note,
    keepNote,
    remove,
    undo,
    goTo,
    copy,
  };
}

function elementsOf(body: HTMLElement, id: string): HTMLElement[] {
  return listPainted(body, HIGHLIGHT_LAYER).filter((mark) => mark.dataset.ids?.split(' ').includes(id));
}

/** Where a helping element may stand for a moment. */
function hostOf({ body }: Stage): Element {
  return body.closest('dialog') ?? document.body;
}
