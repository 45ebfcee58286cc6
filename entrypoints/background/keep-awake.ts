import { browser } from 'wxt/browser';

const AWAKE_MS = 20_000;

/** A worker with nothing to answer is stopped after half a minute; asking the browser anything counts. */
export async function keepAwake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
