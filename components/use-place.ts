import { useEffect, useRef } from 'preact/hooks';
import type { Place } from '@/utils/highlight';
import { bisect } from './bisect';
import type { Stage } from './stage';

interface Options {
  /** Where to begin; undefined for the top. Read once for each stage. */
  start: Place | undefined;
  /** Changes when the text is laid out anew by a change of look; the place is held. */
  layout: string;
  /** Where the reader is now and how much of the article that is, in per mille; undefined where nobody keeps it. */
  onPlace: ((reading: { place: Place; progress: number }) => void) | undefined;
}

/** Scrolling comes to rest this long after its last movement. */
const REST_MS = 700;
/** Who leaves sooner has not read, even where the whole article is in view. */
const GLANCE_MS = 3_000;
/** The end is reached when it is this near to the screen's edge, in pixels. */
const NEAR = 40;

/** Opens an article where it was left, by its blocks, and tells where the reader is. */
export function usePlace(stage: Stage | undefined, { start, layout, onPlace }: Options): void {
  const latest = useRef({ start, onPlace });
  latest.current = { start, onPlace };
  const last = useRef<Place | undefined>(undefined);

  useEffect(() => {
    if (!stage) return;
    const openedAt = Date.now();
    // An article that is drawn anew, with one more page or in another script, stays where it is.
    last.current ??= latest.current.start;
    let release = last.current && holdPlace(stage, last.current);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isTold = true;
    const tell = () => {
      clearTimeout(timer);
      if (isTold || Date.now() - openedAt < GLANCE_MS) return;
      isTold = true;
      const reading = readPlace(stage);
      if (!reading) return;
      last.current = reading.place;
      latest.current.onPlace?.(reading);
    };
    const onMove = () => {
      isTold = false;
      clearTimeout(timer);
      timer = setTimeout(tell, Math.max(REST_MS, openedAt + GLANCE_MS - Date.now()));
    };
    const onInput = () => {
      release?.();
      release = undefined;
    };
    // What is read without any scrolling counts too.
    timer = setTimeout(onMove, GLANCE_MS);
    stage.events.addEventListener('scroll', onMove, { passive: true });
    for (const type of INPUTS) stage.events.addEventListener(type, onInput, { passive: true });
    addEventListener('pagehide', tell);
    return () => {
      onInput();
      stage.events.removeEventListener('scroll', onMove);
      for (const type of INPUTS) stage.events.removeEventListener(type, onInput);
      removeEventListener('pagehide', tell);
      tell();
    };
  }, [stage]);

  useEffect(() => {
    const place = last.current;
    if (stage && place) return holdPlace(stage, place, LAYOUT_MS);
  }, [layout]);
}

const INPUTS = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;
/** A look is loaded, fonts come and the saved copy draws itself: for this long a place is held against all that. */
const HOLD_MS = 2_500;
const LAYOUT_MS = 600;

/** Goes to a place, and again whenever the text is laid out anew, for a while; returns the end of it. */
function holdPlace(stage: Stage, place: Place, holdMs = HOLD_MS): () => void {
  const observer = new ResizeObserver(() => scrollToPlace(stage, place));
  observer.observe(stage.body);
  const end = () => observer.disconnect();
  setTimeout(end, holdMs);
  return end;
}

/** Where the reader is on a stage now; undefined if it shows nothing. */
function readPlace(stage: Stage): { place: Place; progress: number } | undefined {
  const blocks = listBlocks(stage.body);
  const { size, edges } = measure(stage);
  const at = Math.min(
    bisect(blocks, (block) => edges(block).end > 1),
    blocks.length - 1,
  );
  const [first, final] = [blocks[at], blocks.at(-1)];
  if (!first || !final || size === 0) return undefined;
  const { start, end } = edges(first);
  const share = Math.min(1, Math.max(0, -start / Math.max(1, end - start)));
  const all = edges(stage.body);
  const isAtEnd = edges(final).end <= size + NEAR;
  const progress = isAtEnd ? 1000 : Math.min(999, Math.max(0, ((size - all.start) / (all.end - all.start)) * 1000));
  return { place: { block: at, share }, progress };
}

function scrollToPlace(stage: Stage, { block, share }: Place): void {
  const element = listBlocks(stage.body)[block];
  if (!element || (block === 0 && share === 0)) return;
  const { edges, isVertical } = measure(stage);
  // Twice: blocks out of view are measured only when they come near.
  for (let turn = 0; turn < 2; turn++) {
    const { start, end } = edges(element);
    const by = start + (end - start) * share;
    stage.scroller.scrollBy({ [isVertical ? 'left' : 'top']: isVertical ? -by : by, behavior: 'instant' });
  }
}

/** The direction in which text goes on, the length of the view in it, and where a block begins and ends there. */
function measure({ body, scroller }: Stage) {
  const view = body.ownerDocument.defaultView;
  const isVertical = view?.getComputedStyle(body).writingMode.startsWith('vertical') ?? false;
  const isFrame = scroller === body.ownerDocument.documentElement;
  const { top, right } = isFrame ? { top: 0, right: scroller.clientWidth } : scroller.getBoundingClientRect();
  return {
    isVertical,
    size: isVertical ? scroller.clientWidth : scroller.clientHeight,
    edges(element: Element) {
      const rect = element.getBoundingClientRect();
      if (isVertical) return { start: right - rect.right, end: right - rect.left };
      return { start: rect.top - top, end: rect.bottom - top };
    },
  };
}

const BLOCK = 'p, h1, h2, h3, h4, h5, h6, li, pre, blockquote, figure, table, dl, hr';

/** The blocks that places are counted in, the outermost ones, in the order of the text. */
function listBlocks(body: Element): Element[] {
  const blocks = [...body.querySelectorAll(BLOCK)].filter((one) => {
    const around = one.parentElement?.closest(BLOCK);
    return !around || !body.contains(around);
  });
  return blocks.length > 0 ? blocks : [...body.children];
}
