import { useLayoutEffect, useRef } from 'preact/hooks';
import { type CommandId, findCommand, type Keymap } from '@/utils/keys';
import { closeTop } from './escape';
import type { Stage } from './stage';

/** What the reading surface does for its commands; false where there was nothing to do. */
export type ReadingActs = Partial<Record<CommandId, () => unknown>>;

/** The keys of reading, wherever the focus is: in the text or in what stands round it. */
export function useCommandKeys(stage: Stage | undefined, keymap: Keymap, acts: ReadingActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useLayoutEffect(() => {
    if (!stage) return;
    const onKey = (pressed: Event) => {
      const event = pressed as KeyboardEvent;
      if (event.defaultPrevented) return;
      if (event.key === 'Escape' && !event.isComposing && closeTop()) {
        event.preventDefault();
        return;
      }
      const id = findCommand(keymap, 'reading', event);
      const act = id && latest.current[id];
      if (act && act() !== false) event.preventDefault();
    };
    const targets = keyTargets(stage);
    for (const target of targets) target.addEventListener('keydown', onKey);
    return () => {
      for (const target of targets) target.removeEventListener('keydown', onKey);
    };
  }, [stage, keymap]);
}

/** A frame's keys are heard in the frame only, so those of the page round it count too. */
function keyTargets({ body, events }: Stage): EventTarget[] {
  const frame = body.ownerDocument.defaultView?.frameElement;
  return frame ? [body.ownerDocument, frame.ownerDocument] : [body.closest('.reading') ?? events];
}
