/**
 * An article as it stands on the screen: in the overlay inside our shadow root, in the library inside the saved copy's
 * frame. Whoever works on the text (find, highlights, progress, voice) gets this and need not know which of the two.
 * Nodes in the frame are of another realm: compare `nodeType` and `localName`, never `instanceof`.
 */
export interface Stage {
  /** The article's body, filled; its text changes only together with the stage. */
  body: HTMLElement;
  /** What scrolls the article; `scrollTop` and `clientHeight` hold, `scrollLeft` when it is set vertically. */
  scroller: HTMLElement;
  /** Where scrolling, keys, pointer and selection of the article are heard. */
  events: EventTarget;
  /** The selection within the article, which a shadow root hides from the document. */
  selection: () => Selection | null;
}

/** Told of each new stage, and what it returned is called when that stage is gone. */
// biome-ignore lint/suspicious/noConfusingVoidType: as an effect, it may return nothing.
export type OnStage = (stage: Stage) => (() => void) | void;

/** The stage of a body that has just been drawn. */
export function stageOf(body: HTMLElement): Stage {
  const { ownerDocument } = body;
  const root = body.getRootNode();
  const scroller = body.closest<HTMLElement>('.reading-page') ?? ownerDocument.documentElement;
  const isFrame = scroller === ownerDocument.documentElement;
  return {
    body,
    scroller,
    events: isFrame ? ownerDocument : scroller,
    // Chromium's; elsewhere the document's own selection already reaches into the root.
    selection: () => ((root as { getSelection?: () => Selection | null }).getSelection ?? getSelectionOf).call(root),
  };

  function getSelectionOf(): Selection | null {
    return ownerDocument.getSelection();
  }
}

/** How much of the article is above the screen's edge, or to its right when set vertically: 0 to 1. */
export function readFraction({ scroller }: Stage): number {
  const isVertical = scroller.dataset.setting === 'vertical';
  const way = isVertical ? scroller.scrollWidth - scroller.clientWidth : scroller.scrollHeight - scroller.clientHeight;
  if (way < 2) return 1;
  const gone = isVertical ? -scroller.scrollLeft : scroller.scrollTop;
  return Math.min(1, Math.max(0, gone / way));
}

/** Hears the article scroll or change its size, at most once a frame; once at the start. */
export function watchScroll({ body, events }: Stage, onScroll: () => void): () => void {
  let waiting = 0;
  const hear = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      onScroll();
    });
  };
  events.addEventListener('scroll', hear, { passive: true });
  const sizes = new ResizeObserver(hear);
  sizes.observe(body);
  hear();
  return () => {
    cancelAnimationFrame(waiting);
    events.removeEventListener('scroll', hear);
    sizes.disconnect();
  };
}
