import type { Page } from 'playwright-core';
import type { Demo } from './launch.ts';
import { attach, evaluate, listTargets, until } from './wire.ts';

/** What the toolbar button says about one tab. */
export interface ActionState {
  title: string;
  badge: string;
}

/** Runs an expression in the extension's worker, which wakes for it. */
export async function askWorker<T>(demo: Demo, expression: string): Promise<T> {
  const worker = await until('the worker', async () => (await listWorkers(demo))[0]);
  const wire = await attach(demo.browser, worker.targetId);
  return evaluate<T>(wire, expression);
}

/** What the toolbar button says about the tab that shows `page`. */
export async function readAction(demo: Demo, page: Page): Promise<ActionState> {
  const url = JSON.stringify(page.url());
  return askWorker<ActionState>(
    demo,
    `(async () => {
      const tabs = await chrome.tabs.query({});
      const tab = tabs.findLast((one) => one.url === ${url}) ?? tabs.find((one) => one.active);
      const title = await chrome.action.getTitle({ tabId: tab.id });
      return { title, badge: await chrome.action.getBadgeText({ tabId: tab.id }) };
    })()`,
  );
}

/** Stops the worker, as the browser does when it pleases. */
export async function stopWorker(demo: Demo): Promise<void> {
  for (const { targetId } of await listWorkers(demo)) {
    await demo.browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }
  await until('the worker to stop', async () => (await listWorkers(demo)).length === 0);
}

function listWorkers({ browser, extensionId }: Demo) {
  const own = `chrome-extension://${extensionId}/`;
  return listTargets(browser, ({ type, url }) => type === 'service_worker' && url.startsWith(own));
}
