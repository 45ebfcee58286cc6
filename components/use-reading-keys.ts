import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { findCommand, type Keymap } from '@/utils/keys';
import { type Look, SIZES, step } from '@/utils/look';
import type { Stage } from './stage';

interface Acts {
  keymap: Keymap;
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

function act(event: KeyboardEvent, { keymap, look, onLook, onOpen, onEscape }: Acts): boolean {
  if (event.key === 'Escape') return !event.isComposing && onEscape();
  const resize = (direction: 1 | -1) => onLook({ ...look, size: step(SIZES, look.size, direction) });
  const command = findCommand(keymap, 'reading', event);
  if (command === 'find' || command === 'outline' || command === 'look') onOpen(command);
  else if (command === 'largerText') resize(1);
  else if (command === 'smallerText') resize(-1);
  else return false;
  return true;
}
