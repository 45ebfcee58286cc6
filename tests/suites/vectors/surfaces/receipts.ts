import type { Tab } from '../../kit/stage.ts';
import { hears } from '../controls.ts';
import type { Exhibits } from '../kept-surfaces.ts';
import { waitForRows } from './saved-copies.ts';

/** Opens the receipt of each article beside its copy, looks at every block that was left out, and puts the last one back and out again. */
export async function showReceipts(tab: Tab, { kept, stage }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/library.html`);
  await tab.run(waitForRows, undefined);
  let seen = 0;
  for (const { id, url } of kept) if (await tab.run(showReceipt, { id, url })) seen += 1;
  return seen;
}

/** Puts a picture from elsewhere into the look of a block: its policy must refuse it, and the alarm must ring. */
export async function ringBlockLook(tab: Tab): Promise<boolean> {
  tab.alarms.length = 0;
  await tab.run(async () => {
    const until = async (find: () => unknown) => {
      for (let wait = 0; wait < 3_000 && !find(); wait++) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    const look = () => document.querySelector<HTMLIFrameElement>('iframe.block-look')?.contentDocument;
    document.querySelector<HTMLElement>('.removed-list-acts button')?.click();
    await until(() => look()?.body?.hasAttribute('data-shell'));
    look()?.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
      (globalThis as { jingduAlarm?: (what: string) => void }).jingduAlarm?.(`policy of the look ${blockedURI}`),
    );
    look()?.body.insertAdjacentHTML('beforeend', '<img src="http://evil.test/pixel.gif">');
  }, undefined);
  return hears(tab);
}

/** False where the receipt does not open, or a block does not come back. Runs in the page. */
async function showReceipt({ id, url }: { id: string; url: string }): Promise<boolean> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (find: () => unknown): Promise<boolean> => {
    for (let wait = 0; wait < 6_000; wait++) {
      if (find()) return true;
      await pause(10);
    }
    return false;
  };
  history.pushState(null, '', `?article=${id}&receipt`);
  dispatchEvent(new PopStateEvent('popstate'));
  const blocks = () => [...document.querySelectorAll('.removed-list > li')];
  const buttons = (block: Element | undefined) => [...(block?.querySelectorAll<HTMLElement>('button') ?? [])];
  // The receipt of the article before is still there for a moment: it knows nothing of this mark.
  for (const old of document.querySelectorAll('.receipt')) old.setAttribute('data-old', '');
  const isOpen = await until(
    () => document.querySelector('.receipt:not([data-old])') && document.querySelector('iframe.saved-copy'),
  );
  if (!isOpen) return false;
  await until(() => {
    const copy = document.querySelector<HTMLIFrameElement>('iframe.saved-copy')?.contentDocument;
    if (copy?.documentElement && !('watched' in copy.documentElement.dataset)) {
      copy.documentElement.dataset.watched = '';
      copy.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
        (globalThis as { jingduAlarm?: (what: string) => void }).jingduAlarm?.(`policy of the frame ${blockedURI}`),
      );
    }
    return (
      copy?.querySelector('.article-view-facts a')?.getAttribute('href') === url &&
      copy.querySelector('.article-view-body')
    );
  });
  for (const block of blocks()) {
    buttons(block)[0]?.click();
    const look = () => block.querySelector<HTMLIFrameElement>('iframe.block-look')?.contentDocument;
    if (!(await until(() => look()?.body?.hasAttribute('data-shell')))) return false;
    look()?.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
      (globalThis as { jingduAlarm?: (what: string) => void }).jingduAlarm?.(`policy of the look ${blockedURI}`),
    );
    await pause(20);
    buttons(block)[0]?.click();
  }
  const count = blocks().length;
  if (count === 0) return true;
  buttons(blocks().at(-1))[1]?.click();
  const undo = () => document.querySelector<HTMLElement>('.receipt-said button');
  if (!(await until(() => blocks().length === count - 1 && undo()))) return false;
  await pause(40);
  undo()?.click();
  return until(() => blocks().length === count);
}
