import type { Page } from 'playwright-core';
import type { Demo } from './launch.ts';
import { attach, evaluate, listTargets, until } from './wire.ts';

/** What the toolbar button says about one tab. */
export interface ActionState {
  title: string;
  badge: string;
  /** As it was last set; `unknown` when the worker was restarted, and with it forgot. */
  icon: 'colour' | 'grey' | 'unknown';
}

/**
 * An expression that has the worker remember which icon it set for which tab, because the browser does not tell.
 * As the browser does, it forgets when the tab loads another page.
 */
export const REMEMBER_ICONS = `if (!globalThis.shownIcons) {
  globalThis.shownIcons = new Map();
  const setIcon = chrome.action.setIcon.bind(chrome.action);
  chrome.action.setIcon = (details, ...rest) => {
    shownIcons.set(details.tabId, Object.values(details.path).every((path) => path.includes('grey')) ? 'grey' : 'colour');
    return setIcon(details, ...rest);
  };
  chrome.tabs.onUpdated.addListener((tabId, { status }) => status === 'loading' && shownIcons.delete(tabId));
}`;

/** Has a worker that was restarted remember again. */
export async function watchIcons(demo: Demo): Promise<void> {
  await askWorker(demo, REMEMBER_ICONS);
}

/** Runs an expression in the extension's worker, which must be awake. */
export async function askWorker<T>(demo: Demo, expression: string): Promise<T> {
  const worker = await until('the worker', async () => (await listWorkers(demo))[0]);
  const wire = await attach(demo.browser, worker.targetId);
  return evaluate<T>(wire, expression);
}

/** What the toolbar button says about `page`, which comes to the front: no address tells its tab without a permission. */
export async function readAction(demo: Demo, page: Page): Promise<ActionState> {
  await page.bringToFront();
  return askWorker<ActionState>(
    demo,
    `(async () => {
      const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const icon = globalThis.shownIcons ? (shownIcons.get(tabId) ?? 'grey') : 'unknown';
      const [title, badge] = await Promise.all([chrome.action.getTitle({ tabId }), chrome.action.getBadgeText({ tabId })]);
      return { title, badge, icon };
    })()`,
  );
}

/** Stops the worker, as the browser does when it pleases. */
export async function stopWorker(demo: Demo): Promise<void> {
  const running = new Set((await listWorkers(demo)).map(({ targetId }) => targetId));
  // A new one may be there before we look, because whoever waits for an answer wakes it; one that is just starting
  // takes no notice of the first request.
  const isStopped = async () => {
    const left = (await listWorkers(demo)).filter(({ targetId }) => running.has(targetId));
    for (const { targetId } of left) await demo.browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
    return left.length === 0;
  };
  await until('the worker to stop', isStopped);
}

function listWorkers({ browser, extensionId }: Demo) {
  const own = `chrome-extension://${extensionId}/`;
  return listTargets(browser, ({ type, url }) => type === 'service_worker' && url.startsWith(own));
}
