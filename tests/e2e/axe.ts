import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { findShadowRoot } from '../demo/overlay.ts';
import type { Screen } from '../demo/screen.ts';
import { evaluate, type Wire } from '../demo/wire.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe and names each serious or critical finding, with the elements that it is about. */
const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`;

/** What axe finds on the popup. */
export async function checkPopup(popup: Screen): Promise<string[]> {
  await evaluate(popup.wire, `${AXE}; true`);
  return evaluate<string[]>(popup.wire, RUN);
}

/** What axe finds on a page. */
export async function checkPage(page: Page): Promise<string[]> {
  await page.evaluate(`${AXE}; true`);
  return page.evaluate(RUN) as Promise<string[]>;
}

/**
 * What axe finds in the one frame of a page. Nothing can run in there, timers included, so axe looks at a page that is
 * the same to the letter; the frame's styles are all in it.
 */
export async function checkFrameOf(page: Page): Promise<string[]> {
  const html = await page
    .frameLocator('iframe')
    .locator('html')
    .evaluate((root) => root.outerHTML);
  if (html.length < 2_000) throw new Error(`There is hardly anything in this frame: ${html}`);
  const twin = await page.context().newPage();
  await twin.setContent(html.replace(/<meta http-equiv[^>]*>/i, ''));
  const found = await checkPage(twin);
  await twin.close();
  // A frame is named by its element's title, and its article says its language.
  return found.filter((words) => !/^(?:document-title|html-has-lang):/.test(words));
}

/**
 * What axe finds in the overlay. Its root is closed, so axe runs in a world of its own in which the host shows it;
 * what it finds on the page below is the page's business.
 */
export async function checkOverlay(page: Page): Promise<string[]> {
  const wire: Wire = await page.context().newCDPSession(page);
  const { frameTree } = await wire.send('Page.getFrameTree');
  const { executionContextId } = await wire.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const root = await findShadowRoot(wire);
  if (!root) throw new Error('There is no overlay.');
  const { object } = await wire.send('DOM.resolveNode', { backendNodeId: root.backendNodeId, executionContextId });
  await wire.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: `function () {
      const root = this;
      Object.defineProperty(root.host, 'shadowRoot', { value: root });
      globalThis.overlayHost = root.host;
    }`,
  });
  await evaluate(wire, `${AXE}; true`, executionContextId);
  const found = await evaluate<string[]>(
    wire,
    RUN.replace('axe.run(document', 'axe.run(overlayHost'),
    executionContextId,
  );
  const checked = await evaluate<number>(
    wire,
    "axe.run(overlayHost, { resultTypes: ['passes'] }).then(({ passes }) => passes.flatMap(({ nodes }) => nodes).length)",
    executionContextId,
  );
  if (checked < 20) throw new Error(`axe looked at ${checked} things only: it did not see into the overlay.`);
  return found;
}
