import type { Page } from 'playwright-core';
import { Screen } from './screen.ts';
import { until, type Wire } from './wire.ts';

interface DomNode {
  backendNodeId: number;
  nodeName: string;
  nodeType: number;
  shadowRootType?: string;
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

/** The reading overlay over `page`: waits for it. */
export async function findOverlay(page: Page, timeoutMs = 8_000): Promise<Screen> {
  const wire = await page.context().newCDPSession(page);
  await until('the overlay', async () => findDialog(wire), timeoutMs);
  return new Screen(wire, () => findDialog(wire));
}

/** Waits until no overlay is over `page`. */
export async function waitForNoOverlay(page: Page): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  await until('the overlay to close', async () => (await findDialog(wire)) === undefined);
  await wire.detach();
}

/** The dialog in the closed shadow root of a child of `<html>`, which no script of the page can see. */
async function findDialog(wire: Wire): Promise<number | undefined> {
  const root = await findShadowRoot(wire);
  return root && walk(root).find((node) => node.nodeName.toUpperCase() === 'DIALOG')?.backendNodeId;
}

/** The overlay's closed shadow root, for what has to look into it as a whole. */
export async function findShadowRoot(wire: Wire): Promise<DomNode | undefined> {
  const { root } = await wire.send('DOM.getDocument', { depth: -1, pierce: true });
  const html = (root as DomNode).children?.find((node) => node.nodeType === 1);
  const hosts = html?.children?.filter((node) => node.nodeName.toUpperCase() === 'DIV') ?? [];
  return hosts.flatMap((host) => host.shadowRoots ?? []).find((shadow) => shadow.shadowRootType === 'closed');
}

function walk(node: DomNode): DomNode[] {
  return [node, ...(node.children ?? []).flatMap(walk)];
}
