import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { readFraction, type Stage, watchScroll } from './stage';

/** So much scrolling, in CSS pixels, is meant. */
const ENOUGH = 24;
/** A pointer this near the top edge wants the bar. */
const NEAR_TOP = 56;

/** Takes the bars out of the way while the reader goes on, and brings them back when they turn round or reach an end. */
export function useBarHiding(root: RefObject<HTMLElement | null>, stage: Stage | undefined): void {
  useLayoutEffect(() => {
    if (!stage) return;
    const { scroller } = stage;
    let turned = 0;
    let last = 0;
    const stop = watchScroll(stage, () => {
      const at = scroller.dataset.setting === 'vertical' ? -scroller.scrollLeft : scroller.scrollTop;
      if (at > last !== last > turned) turned = last;
      last = at;
      const fraction = readFraction(stage);
      const isGoingOn = at - turned > ENOUGH;
      const isTurned = turned - at > ENOUGH;
      if (at < ENOUGH || isTurned || fraction >= 1) root.current?.removeAttribute('data-bars-hidden');
      else if (isGoingOn) root.current?.setAttribute('data-bars-hidden', '');
    });
    const onPointer = (event: Event) => {
      if ((event as PointerEvent).clientY < NEAR_TOP) root.current?.removeAttribute('data-bars-hidden');
    };
    stage.events.addEventListener('pointermove', onPointer, { passive: true });
    return () => {
      stop();
      stage.events.removeEventListener('pointermove', onPointer);
    };
  }, [root, stage]);
}
