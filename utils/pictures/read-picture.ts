import { imageSize } from 'image-size';
import type { Fetched } from '@/utils/picture';

/** What this browser shows, by the type that the bytes betray. HEIC and TIFF are not among it. */
const MIMES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
};
/** No longer or higher than this, in pixels: a dot or a line, not a picture. */
const MAX_TRACKER = 3;
/** Where the word `<svg` must have come by, after comments and declarations. */
const SVG_HEAD = 4_000;

/** Tells a picture by its bytes, whatever the server called it. */
export function readPicture(bytes: Uint8Array<ArrayBuffer>): Fetched {
  const size = measure(bytes);
  const mime = MIMES[size?.type ?? ''];
  if (!size || !mime) return isDrawing(bytes) ? { kind: 'drawing', bytes } : { kind: 'failed', reason: 'notPicture' };
  const { width, height } = size;
  if (width <= MAX_TRACKER || height <= MAX_TRACKER) return { kind: 'failed', reason: 'tracker' };
  return { kind: 'picture', file: { bytes, mime, width, height } };
}

function measure(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    // Not a picture at all, or cut off before it says how large it is.
    return undefined;
  }
}

function isDrawing(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, SVG_HEAD)).trimStart();
  return head.startsWith('<') && /<svg[\s>]/i.test(head);
}
