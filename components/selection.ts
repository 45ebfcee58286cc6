import { listPainted } from '@/utils/annotate/paint';
import { type BodyText, offsetOf, readText, toRange } from '@/utils/annotate/read-text';
import { type Sentence, splitSentences } from '@/utils/speech/split-sentences';
import type { Stage } from './stage';

/** A place on the screen, in the coordinates of the page that our controls are drawn in. */
export interface Box {
  top: number;
  bottom: number;
  middle: number;
}

/** Selecting goes on for a while after the first change. */
const SETTLE_MS = 250;

/** Tells when what is selected in the body, by mouse, touch or keys, has come to rest. */
export function watchSelection(stage: Stage, onRest: () => void): () => void {
  const { body, events } = stage;
  const page = body.ownerDocument;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDown = false;
  const lookSoon = () => {
    clearTimeout(timer);
    if (!isDown) timer = setTimeout(onRest, SETTLE_MS);
  };
  const onDown = () => {
    isDown = true;
  };
  const onUp = () => {
    isDown = false;
    lookSoon();
  };
  page.addEventListener('selectionchange', lookSoon);
  events.addEventListener('keyup', lookSoon);
  events.addEventListener('pointerdown', onDown);
  page.addEventListener('pointerup', onUp);
  page.addEventListener('pointercancel', onUp);
  return () => {
    clearTimeout(timer);
    page.removeEventListener('selectionchange', lookSoon);
    events.removeEventListener('keyup', lookSoon);
    events.removeEventListener('pointerdown', onDown);
    page.removeEventListener('pointerup', onUp);
    page.removeEventListener('pointercancel', onUp);
  };
}

/** What is selected in the body; undefined for nothing. */
export function selectedRange(stage: Stage): Range | undefined {
  const selection = stage.selection();
  if (!selection?.rangeCount) return undefined;
  const range = selection.getRangeAt(0);
  const isHere = range.startContainer.getRootNode() === stage.body.getRootNode() && range.intersectsNode(stage.body);
  return isHere && !range.collapsed ? range : undefined;
}

/** Where what is marked stands on the screen; undefined if it is not drawn. */
export function boxOf(stage: Stage, marked: { kind: 'selection' } | { kind: 'highlight'; id: string }, layer: string) {
  const rects =
    marked.kind === 'selection'
      ? [selectedRange(stage)?.getBoundingClientRect()]
      : listPainted(stage.body, layer)
          .filter((mark) => mark.dataset.ids?.split(' ').includes(marked.id))
          .map((mark) => mark.getBoundingClientRect());
  const [first, last] = [rects[0], rects.at(-1)];
  if (!first || !last) return undefined;
  const frame = stage.body.ownerDocument.defaultView?.frameElement?.getBoundingClientRect();
  const { top, left } = frame ?? { top: 0, left: 0 };
  return {
    top: top + first.top,
    bottom: top + last.bottom,
    middle: left + (first.left + last.right) / 2,
  } satisfies Box;
}

/** Selects the sentence after or before the selected one, or the first one in view: for those who use no mouse. */
export function selectSentence(stage: Stage, direction: 1 | -1): void {
  const body = readText(stage.body);
  const sentences = splitSentences(body.text, stage.body.closest('[lang]')?.getAttribute('lang') ?? '');
  const selected = selectedRange(stage);
  const top = stage.body.closest('.reading-page')?.getBoundingClientRect().top ?? 0;
  const from = selected ? offsetOf(body, selected.startContainer, selected.startOffset) : lastSelected.get(stage.body);
  const last = from === undefined ? -1 : sentences.findIndex(({ end }) => end > from);
  const at =
    last >= 0 && (selected || isInView(stage, body, sentences[last]))
      ? last + direction
      : sentences.findIndex(({ start, end }) => (toRange(body, start, end)?.getBoundingClientRect().top ?? -1) >= top);
  const sentence = sentences[Math.max(0, Math.min(sentences.length - 1, at))];
  const range = sentence && toRange(body, sentence.start, sentence.end);
  const selection = stage.selection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
  lastSelected.set(stage.body, sentence.start);
  if (!isInView(stage, body, sentence)) range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

/** Where the sentence began that was selected last: who has coloured it goes on from there. */
const lastSelected = new WeakMap<HTMLElement, number>();

function isInView(stage: Stage, body: BodyText, sentence: Sentence | undefined): boolean {
  const rect = sentence && toRange(body, sentence.start, sentence.end)?.getBoundingClientRect();
  const top = stage.body.closest('.reading-page')?.getBoundingClientRect().top ?? 0;
  const view = stage.body.ownerDocument.defaultView?.innerHeight ?? 0;
  return rect !== undefined && rect.top >= top && rect.bottom <= view - 80;
}
