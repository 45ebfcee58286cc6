import { useLayoutEffect } from 'preact/hooks';
import type { Setting } from '@/utils/look';
import type { Stage } from './stage';

/** How much of a screen a press of the space bar goes on. */
const PAGE = 0.85;
const LINE_PX = 60;

/** In columns the article goes on to the left: the wheel and the keys that go down go there. */
export function useVerticalScroll(stage: Stage | undefined, setting: Setting): void {
  useLayoutEffect(() => {
    if (!stage || setting !== 'vertical') return;
    const { scroller, events } = stage;
    const goOn = (pixels: number) => scroller.scrollBy({ left: -pixels });
    const onWheel = (event: Event) => {
      const { deltaX, deltaY, ctrlKey, target } = event as WheelEvent;
      if (ctrlKey || Math.abs(deltaX) >= Math.abs(deltaY) || (target as Element).closest('.article-view-scroller'))
        return;
      goOn(deltaY);
      event.preventDefault();
    };
    const onKey = (event: Event) => {
      const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event as KeyboardEvent;
      if (ctrlKey || metaKey || altKey || (target as Element).closest('button, input, textarea, pre, a')) return;
      const page = scroller.clientWidth * PAGE;
      const ways: Record<string, number> = {
        ' ': shiftKey ? -page : page,
        PageDown: page,
        PageUp: -page,
        ArrowDown: LINE_PX,
        ArrowUp: -LINE_PX,
        End: scroller.scrollWidth,
        Home: -scroller.scrollWidth,
      };
      const way = ways[key];
      if (way === undefined) return;
      goOn(way);
      event.preventDefault();
    };
    events.addEventListener('wheel', onWheel, { passive: false });
    events.addEventListener('keydown', onKey);
    return () => {
      events.removeEventListener('wheel', onWheel);
      events.removeEventListener('keydown', onKey);
    };
  }, [stage, setting]);
}
