import type { Page } from 'playwright-core';

/** How many listeners each script world has put on window, document and `<html>`, by world and event type. */
export async function countListeners(page: Page): Promise<Record<string, number>> {
  const wire = await page.context().newCDPSession(page);
  const contexts: { id: number; name: string }[] = [];
  wire.on('Runtime.executionContextCreated', ({ context }) => contexts.push({ id: context.id, name: context.name }));
  await wire.send('Runtime.enable');
  const counts: Record<string, number> = {};
  for (const { id, name } of contexts) {
    // Playwright's own world is none of the page's or the extension's business.
    if (name.startsWith('__playwright')) continue;
    for (const expression of ['window', 'document', 'document.documentElement']) {
      const { result } = await wire.send('Runtime.evaluate', { expression, contextId: id });
      if (!result.objectId) continue;
      const { listeners } = await wire.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
      for (const { type } of listeners) {
        const key = `${name || 'page'} ${expression} ${type}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
    }
  }
  await wire.detach();
  return counts;
}
