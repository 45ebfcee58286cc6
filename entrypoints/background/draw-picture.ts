import { browser } from 'wxt/browser';
import { sendMessage, withRetry } from '@/utils/messaging';
import type { Fetched } from '@/utils/picture';
import { readPicture } from '@/utils/pictures/read-picture';
import { unwrap } from '@/utils/problem';
import { within } from '@/utils/within';
import { openUnseen } from './unseen';

/** A longer drawing is a map or a trap. */
const MAX_BYTES = 5_000_000;
/** Drawings wait for each other in the unseen document; see there for how long each may take. */
const TIMEOUT_MS = 90_000;
const FAILED = { kind: 'failed', reason: 'drawing' } as const;

/** What came, and of a drawing the picture that it makes: an SVG is never kept, as it may hold a program. Never throws. */
export async function toPicture(fetched: Fetched): Promise<Exclude<Fetched, { kind: 'drawing' }>> {
  if (fetched.kind !== 'drawing') return fetched;
  const drawn = await draw(fetched.bytes).catch(() => FAILED);
  return drawn.kind === 'drawing' ? FAILED : drawn;
}

/** The bytes that base64 stands for. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** A worker cannot draw an SVG: the unseen document has it done. @throws when that does not answer */
async function draw(bytes: Uint8Array<ArrayBuffer>): Promise<Fetched> {
  if (!browser.offscreen || bytes.byteLength > MAX_BYTES) return FAILED;
  const svg = await toBase64(bytes);
  const png = unwrap(
    await withRetry(async () => {
      // It closes when it has nothing to do, perhaps just now.
      await openUnseen();
      return within(TIMEOUT_MS, sendMessage('drawPicture', { svg }));
    }),
  );
  return png === undefined ? FAILED : readPicture(fromBase64(png));
}

async function toBase64(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 30_000) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 30_000))));
  }
  return parts.join('');
}
