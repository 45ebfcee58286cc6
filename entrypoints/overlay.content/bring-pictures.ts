import { sendMessage, withRetry } from '@/utils/messaging';
import { MAX_PICTURE_BYTES } from '@/utils/picture';

const TIMEOUT_MS = 30_000;

/**
 * Fetches the pictures that only this page may fetch, being of its own origin, and hands them to the background. From
 * the browser's cache where they are in it; without cookies and referrer. Goes on to the next when one fails: the
 * library shows what is missing.
 */
export async function bringPictures(articleUrl: string, urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    try {
      const data = await fetchBase64(url);
      await withRetry(() => sendMessage('bringPicture', { articleUrl, url, data }));
    } catch {
      // It stays missing, with a button to try again.
    }
  }
}

/** @throws where it cannot be had, or is too large */
async function fetchBase64(url: string): Promise<string> {
  const response = await fetch(url, {
    cache: 'force-cache',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const size = Number(response.headers.get('content-length'));
  if (!response.ok || size > MAX_PICTURE_BYTES) throw new Error('no picture');
  const blob = await response.blob();
  if (blob.size > MAX_PICTURE_BYTES) throw new Error('too large');
  return toBase64(blob);
}

function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
