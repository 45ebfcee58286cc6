import { browser } from 'wxt/browser';
import { sendMessage } from '@/utils/messaging';

const OFFSCREEN = '/offscreen.html';
/** For a document that is just opening, or closing. */
const TRIES = 20;
const PAUSE_MS = 150;

/**
 * Has the document that nobody sees look for work, for what a worker cannot do: opens it, or tells the one that is there.
 * It closes when it has nothing to do; what cannot be opened is tried again by whoever wanted it.
 */
export async function openUnseen(): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
    // Nobody answers while it opens, and one that closes says no.
    if (contexts.length > 0 && (await sendMessage('lookAgain', undefined).catch(() => false))) return;
    if (contexts.length === 0 && (await create())) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** False when another who asked at once has opened it: it may have looked before there was what we want done. */
function create(): Promise<boolean> {
  return browser.offscreen
    .createDocument({
      url: OFFSCREEN,
      reasons: ['DOM_PARSER', 'BLOBS', 'IFRAME_SCRIPTING'],
      justification: 'Reads the articles that are queued, makes the files of backups, and pictures of drawings.',
    })
    .then(
      () => true,
      () => false,
    );
}
