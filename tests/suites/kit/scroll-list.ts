/**
 * Goes down a list of articles, of which only what is in view is in the page, so that every row has been on the screen;
 * gives how many there were. Runs in the page: it may use nothing but its own body.
 */
export async function scrollList(): Promise<number> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const seen = new Set<string>();
  const scroller = () => document.querySelector('.shelf-list');
  const isRowBelow = (y: number) => {
    const rows = [...(scroller()?.querySelectorAll('[data-id]') ?? [])].map((row) => row.getBoundingClientRect());
    return rows.some(({ top, bottom }) => top <= y && bottom >= y);
  };
  const end = performance.now() + 120_000;
  while (performance.now() < end && !document.querySelector('.article-row')) await pause(50);
  for (let still = 0; still < 3; ) {
    const list = scroller();
    if (!list) break;
    // However busy the machine is: the rows at the top and at the middle are drawn before the list goes on.
    const { top, height } = list.getBoundingClientRect();
    for (let wait = 0; wait < 200; wait++) {
      await pause(40);
      for (const row of list.querySelectorAll<HTMLElement>('[data-id]')) seen.add(row.dataset.id ?? '');
      if ((isRowBelow(top + 20) && isRowBelow(top + height / 2)) || list.scrollHeight <= list.clientHeight) break;
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) break;
    }
    const before = list.scrollTop;
    list.scrollTop += Math.max(100, list.clientHeight * 0.6);
    await pause(80);
    still = list.scrollTop === before ? still + 1 : 0;
  }
  return seen.size;
}
