/** When nothing was shown by now (the library cannot be read, or there is no list), the rest goes on all the same. */
const LONGEST_WAIT_MS = 3_000;

let show: () => void = () => undefined;
const shown = new Promise<void>((resolve) => {
  show = resolve;
});

/** The first rows are drawn, or what stands in their place. */
export function firstRowsDrawn(): void {
  // The frame that shows them is done when the next task runs.
  requestAnimationFrame(() => setTimeout(show));
}

/**
 * Runs `work` when the first rows are on the screen and the page has nothing better to do: IndexedDB does one thing after
 * the other, so whatever is asked of the whole library keeps the rows waiting. Returns the stop.
 */
export function afterFirstRows(work: () => void): () => void {
  let isStopped = false;
  const run = () => {
    if (!isStopped) work();
  };
  const timer = setTimeout(show, LONGEST_WAIT_MS);
  void shown.then(() => {
    clearTimeout(timer);
    // Not in every browser.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 500 });
    else setTimeout(run);
  });
  return () => {
    isStopped = true;
  };
}
