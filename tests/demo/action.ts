import type { Page } from 'playwright-core';
import type { Demo } from './launch.ts';
import { Screen, type Wanted } from './screen.ts';
import { attach, evaluate, listTargets, type Target, until } from './wire.ts';

const AWAIT_POINTER = `
  globalThis.pointerCame = false;
  addEventListener('pointerdown', () => { globalThis.pointerCame = true; }, { once: true, capture: true });
`;

/** The true popup, as the toolbar button opens it. */
export class Popup extends Screen {
  private readonly demo: Demo;
  private readonly targetId: string;

  constructor(demo: Demo, targetId: string, wire: Screen['wire']) {
    super(wire);
    this.demo = demo;
    this.targetId = targetId;
  }

  /** Presses the mouse until it is felt: a popup that is just opening on a busy machine loses what comes too early. */
  override async click(wanted: Wanted): Promise<void> {
    for (let presses = 0; presses < 3; presses++) {
      await evaluate(this.wire, AWAIT_POINTER);
      await super.click(wanted);
      // A press that closed the popup was felt.
      if (await evaluate<boolean>(this.wire, 'pointerCame').catch(() => true)) return;
    }
    throw new Error('The popup does not feel the mouse.');
  }

  /** A key may close it before it is let go. */
  override async press(key: string): Promise<void> {
    await super.press(key).catch((error: unknown) => {
      if (!/has closed/.test(String(error))) throw error;
    });
  }

  /** Closes it, as a click beside it does. */
  async close(): Promise<void> {
    await this.demo.browser.send('Target.closeTarget', { targetId: this.targetId }).catch(() => undefined);
    await this.waitUntilClosed();
  }

  async waitUntilClosed(timeoutMs = 5_000): Promise<void> {
    const isGone = async () => !(await listTargets(this.demo.browser, (t) => t.targetId === this.targetId)).length;
    await until('the popup to close', isGone, timeoutMs);
  }
}

/** Clicks the toolbar button over `page`, which grants `activeTab`, and gives the popup that opens. */
export async function clickAction(demo: Demo, page: Page): Promise<Popup> {
  await page.bringToFront();
  return clickActionAt(demo, page.url());
}

/** The same over the tab that shows `url`: for pages that Playwright does not list. */
export async function clickActionAt(demo: Demo, url: string): Promise<Popup> {
  const { browser, extensionId } = demo;
  const tab = await until(`a tab at ${url}`, async () => {
    return (await listTargets(browser, (target) => target.type === 'tab' && target.url === url)).at(-1);
  });
  const before = new Set((await listPopups(demo)).map((target) => target.targetId));
  await browser.send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId });
  const opened = await until('the popup', async () =>
    (await listPopups(demo)).find((target) => !before.has(target.targetId)),
  );
  return new Popup(demo, opened.targetId, await attach(browser, opened.targetId));
}

function listPopups({ browser, extensionId }: Demo): Promise<Target[]> {
  const address = `chrome-extension://${extensionId}/popup.html`;
  return listTargets(browser, (target) => target.type === 'page' && target.url.startsWith(address));
}
