import { listPainted } from '@/utils/annotate/paint';

/** Brings the first mark of a layer that `isWanted` takes to the middle of the screen. */
export function scrollToPainted(
  body: HTMLElement,
  layer: string,
  isWanted: (mark: HTMLElement) => boolean = () => true,
): void {
  const mark = listPainted(body, layer).find(isWanted);
  mark?.scrollIntoView({ block: 'center', inline: 'center' });
}
