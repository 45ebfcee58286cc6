import type { Tab } from '../../kit/stage.ts';
import type { Exhibits } from '../kept-surfaces.ts';

/** Opens each article in one and the same page, as a reader who goes down the list does. */
export async function showSavedCopies(tab: Tab, { kept, stage }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/library.html`);
  await tab.run(waitForRows, undefined);
  let seen = 0;
  for (const { id, url } of kept) if (await tab.run(showCopy, { id, url })) seen += 1;
  return seen;
}

/** The page follows its address only when it has begun to draw. Runs in the page. */
export async function waitForRows(): Promise<void> {
  const end = performance.now() + 120_000;
  while (performance.now() < end && !document.querySelector('.article-row')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Opens one article and waits, for as long as it takes, until its copy is drawn. Runs in the page. */
export async function showCopy({ id, url }: { id: string; url: string }): Promise<boolean> {
  history.pushState(null, '', `?article=${id}`);
  dispatchEvent(new PopStateEvent('popstate'));
  const end = performance.now() + 120_000;
  const isDrawn = (frame: HTMLIFrameElement | null) => {
    const link = frame?.contentDocument?.querySelector('.article-view-facts a')?.getAttribute('href');
    return link === url && frame?.contentDocument?.querySelector('.article-view-body')?.firstChild;
  };
  while (performance.now() < end) {
    const frame = document.querySelector<HTMLIFrameElement>('iframe.saved-copy');
    const inner = frame?.contentDocument;
    // The frame begins with another, empty document.
    if (inner?.documentElement && !('watched' in inner.documentElement.dataset)) {
      inner.documentElement.dataset.watched = '';
      inner.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
        (globalThis as { jingduAlarm?: (what: string) => void }).jingduAlarm?.(`policy of the frame ${blockedURI}`),
      );
    }
    // As long again as an error event of a picture takes.
    if (isDrawn(frame)) return new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 40));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}
