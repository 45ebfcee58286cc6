import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
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

/** What axe finds on a page or in a frame. */
export async function checkFrame(frame: Page | Frame): Promise<string[]> {
  await frame.evaluate(`${AXE}; true`);
  return frame.evaluate(RUN) as Promise<string[]>;
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
