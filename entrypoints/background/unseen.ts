import { browser } from 'wxt/browser';

const OFFSCREEN = '/offscreen.html';

/** Opens the document that nobody sees, for what a worker cannot do; it looks for its work itself, and closes. */
export async function openUnseen(): Promise<void> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (contexts.length > 0) return;
  await browser.offscreen
    .createDocument({
      url: OFFSCREEN,
      reasons: ['DOM_PARSER', 'BLOBS', 'IFRAME_SCRIPTING'],
      justification: 'Reads the articles that are queued, makes the files of backups, and pictures of drawings.',
    })
    // Two who ask at once: the other has opened it.
    .catch(() => undefined);
}
