import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Stage } from './stage';

interface Props {
  label: string;
  /** A press on the article closes it; in the saved copy that is another document's event. */
  stage: Stage | undefined;
  onClose: () => void;
  children: ComponentChildren;
}

/** A small panel under the bar: takes the focus, and goes when the reader turns elsewhere. */
export function Popover({ label, stage, onClose, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    const first =
      element.querySelector<HTMLElement>('input:checked') ?? element.querySelector<HTMLElement>('input, button');
    first?.focus({ preventScroll: true });
    const root = element.closest('.reading');
    const onPress = (event: Event) => {
      const at = event.target as Element;
      if (!element.contains(at) && !at.closest('[data-opens]')) onClose();
    };
    root?.addEventListener('pointerdown', onPress);
    stage?.events.addEventListener('pointerdown', onPress);
    return () => {
      root?.removeEventListener('pointerdown', onPress);
      stage?.events.removeEventListener('pointerdown', onPress);
    };
  }, [stage]);
  return (
    <div class="popover" role="dialog" aria-label={label} ref={panel}>
      {children}
    </div>
  );
}
