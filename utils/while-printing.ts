/** Has `take` done when the browser begins to print and `giveBack` when it has; returns the end of both. */
export function whilePrinting(take: () => void, giveBack: () => void): () => void {
  addEventListener('beforeprint', take);
  addEventListener('afterprint', giveBack);
  return () => {
    removeEventListener('beforeprint', take);
    removeEventListener('afterprint', giveBack);
    giveBack();
  };
}
