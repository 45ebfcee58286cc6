import type { Stage } from './stage';

interface Picking {
  /** The number of the block, as `listBlocks` counts, and its words. */
  onPick: (n: number) => void;
  /** The block that would be picked now. */
  onAim: (text: string, n: number | undefined) => void;
  /** The block aimed at before the article was drawn anew. */
  start: number | undefined;
}

/**
 * Has the reader point at a block: with the pointer, or with the arrow keys and Enter. Until it ends, nothing in the
 * article does what it does otherwise. Gives the end.
 */
export function pickBlock({ body, events }: Stage, { onPick, onAim, start }: Picking): () => void {
  const root = body.getRootNode() as Document | ShadowRoot;
  let aimed: HTMLElement | undefined;
  const blockOf = (target: EventTarget | null): HTMLElement | undefined => {
    const block = (target as Element | null)?.closest?.<HTMLElement>('[data-block]');
    return block && body.contains(block) ? block : undefined;
  };
  const aim = (block: HTMLElement | undefined) => {
    if (block === aimed) return;
    aimed?.removeAttribute('data-aimed');
    aimed = block;
    aimed?.setAttribute('data-aimed', '');
    const words = block?.textContent?.trim().slice(0, 60) || block?.querySelector('img')?.alt || '';
    onAim(words, block && Number(block.dataset.block));
  };
  const pick = (block: HTMLElement | undefined) => {
    if (block) onPick(Number(block.dataset.block));
  };
  const step = (way: 1 | -1) => {
    const blocks = [...body.querySelectorAll<HTMLElement>('[data-block]')].filter(({ hidden }) => !hidden);
    const next = blocks[aimed ? blocks.indexOf(aimed) + way : 0];
    if (!next) return;
    aim(next);
    next.scrollIntoView({ block: 'nearest' });
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => pick(aimed),
    Delete: () => pick(aimed),
  };
  const onMove = (event: PointerEvent) => {
    // When the article is drawn anew below a pointer that rests, the keys keep what they aim at.
    const block = event.movementX || event.movementY ? blockOf(event.target) : undefined;
    if (block) aim(block);
  };
  const onClick = (event: Event) => {
    if (!body.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // The second click of a double click means the block that the first has taken.
    if ((event as MouseEvent).detail < 2) pick(blockOf(event.target));
  };
  const onKey = (event: Event) => {
    const act = keys[(event as KeyboardEvent).key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  };
  // The reader may still have the focus on the button that began this, outside the article's own document.
  const owners = new Set<EventTarget>([events, root, root.ownerDocument?.defaultView ?? window]);
  body.dataset.picking = '';
  if (start !== undefined) aim(body.querySelector<HTMLElement>(`[data-block="${start}"]`) ?? undefined);
  body.addEventListener('pointermove', onMove);
  body.addEventListener('click', onClick, true);
  for (const owner of owners) owner.addEventListener('keydown', onKey, true);
  return () => {
    delete body.dataset.picking;
    aimed?.removeAttribute('data-aimed');
    body.removeEventListener('pointermove', onMove);
    body.removeEventListener('click', onClick, true);
    for (const owner of owners) owner.removeEventListener('keydown', onKey, true);
  };
}
