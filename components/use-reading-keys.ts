import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Look, SIZES, step } from '@/utils/look';
import type { Stage } from './stage';

interface Acts {
  look: Look;
  onLook: (look: Look) => void;
  onOpen: (what: 'find' | 'outline' | 'look') => void;
  /** Closes what lies over the article; false if nothing does. */
  onEscape: () => boolean;
}

/** The keys of reading; none while typing, none with a modifier. They are heard in the view and in the saved copy's frame. */
export function useReadingKeys(element: RefObject<HTMLElement | null>, stage: Stage | undefined, acts: Acts): void {
  const latest = useRef(acts);
  latest.current = acts;
  useLayoutEffect(() => {
    const view = element.current;
    if (!view) return;
    const onKey = (event: Event) => {
      if (!event.defaultPrevented && act(event as KeyboardEvent, latest.current)) event.preventDefault();
    };
    // Over a page only what has the focus here is ours; in the library the whole page is, and the frame is another.
    const root = view.getRootNode();
    const places: EventTarget[] = root.nodeType === Node.DOCUMENT_NODE ? [root] : [view];
    if (stage && !view.contains(stage.body)) places.push(stage.events);
    for (const place of places) place.addEventListener('keydown', onKey);
    return () => {
      for (const place of places) place.removeEventListener('keydown', onKey);
    };
  }, [element, stage]);
}

function act(event: KeyboardEvent, { look, onLook, onOpen, onEscape }: Acts): boolean {
  const { key, isComposing, ctrlKey, metaKey, altKey, target } = event;
  if (isComposing || ctrlKey || metaKey || altKey) return false;
  if (key === 'Escape') return onEscape();
  if ((target as Element).closest('input:not([type="radio"]), textarea, select')) return false;
  const resize = (direction: 1 | -1) => onLook({ ...look, size: step(SIZES, look.size, direction) });
  if (key === 'f') onOpen('find');
  else if (key === 'o') onOpen('outline');
  else if (key === 'a') onOpen('look');
  else if (key === '+' || key === '=') resize(1);
  else if (key === '-') resize(-1);
  else return false;
  return true;
}
