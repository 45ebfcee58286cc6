import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const MAX_SCALE = 8;
const DOUBLE = 2.5;

interface View {
  scale: number;
  x: number;
  y: number;
}

/**
 * Lets a picture be made larger with wheel, two fingers or a double press, and moved with one. Returns what keys call:
 * larger by a factor, or with 0 as it was. Another picture (`of`) begins as it is.
 */
export function usePinch(image: RefObject<HTMLImageElement | null>, of: number): (factor: number) => void {
  const view = useRef<View>({ scale: 1, x: 0, y: 0 });

  function show(next: View): void {
    const scale = Math.min(MAX_SCALE, Math.max(1, next.scale));
    view.current = scale === 1 ? { scale, x: 0, y: 0 } : { ...next, scale };
    const { x, y } = view.current;
    if (!image.current) return;
    image.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    image.current.toggleAttribute('data-larger', scale > 1);
  }
  const zoom = (factor: number) => show({ ...view.current, scale: factor === 0 ? 1 : view.current.scale * factor });

  useEffect(() => {
    const element = image.current;
    if (!element) return;
    show({ scale: 1, x: 0, y: 0 });
    const fingers = new Map<number, { x: number; y: number }>();
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
    };
    const onWheel = (event: WheelEvent) => {
      zoom(Math.exp(-event.deltaY / 300));
      event.preventDefault();
    };
    const onDown = (event: PointerEvent) => {
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      element.setPointerCapture(event.pointerId);
      event.preventDefault();
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const wide = spread();
      const now = { x: event.clientX, y: event.clientY };
      fingers.set(event.pointerId, now);
      if (fingers.size === 2 && wide > 0) zoom(spread() / wide);
      else if (view.current.scale > 1) {
        const { x, y, scale } = view.current;
        show({ scale, x: x + now.x - before.x, y: y + now.y - before.y });
      }
    };
    const onUp = (event: PointerEvent) => fingers.delete(event.pointerId);
    const onDouble = () => show({ scale: view.current.scale > 1 ? 1 : DOUBLE, x: 0, y: 0 });
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('dblclick', onDouble);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('dblclick', onDouble);
    };
  }, [image, of]);
  return zoom;
}
