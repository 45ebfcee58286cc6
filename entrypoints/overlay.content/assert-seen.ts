import { Problem } from '@/utils/problem';

/**
 * Throws when the page hides what was just put over it: its root is not drawn, or a script of it takes away at once
 * whatever is added. A page cannot be stopped from that without changing it; the reader can be told.
 * @throws Problem `overlayHidden`
 */
export async function assertSeen(dialog: HTMLDialogElement): Promise<void> {
  // Scripts that watch the page have had their turn after this.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const isThere = dialog.isConnected && dialog.open;
  if (!isThere || !dialog.checkVisibility()) throw new Problem('overlayHidden');
}
