/**
 * Goes down a list of articles, of which only what is in view is in the page, so that every row has been on the screen;
 * gives how many there were. Runs in the page: it may use nothing but its own body.
 */
export async function scrollList(): Promise<number> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let wait = 0; wait < 100 && !document.querySelector('.article-row'); wait++) await pause(50);
  const seen = new Set<string>();
  const scroller = document.querySelector('.shelf-list');
  for (let still = 0; scroller && still < 3; ) {
    for (const row of scroller.querySelectorAll<HTMLElement>('[data-id]')) seen.add(row.dataset.id ?? '');
    const before = scroller.scrollTop;
    scroller.scrollTop += Math.max(100, scroller.clientHeight * 0.6);
    await pause(120);
    still = scroller.scrollTop === before ? still + 1 : 0;
  }
  return seen.size;
}
