import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** No longer, and altogether no larger than this, in pixels. */
const MAX_EDGE = 8_000;
const MAX_AREA = 8_000_000;
/** From this width on it is a drawing to be looked at, and gets the pixels that a sharp screen wants; below, it is a sign. */
const MIN_SHARP = 300;
/** Where the root's own tag must have ended, in base64. */
const HEAD = 8_000;

/**
 * The script of `public/drawing.html`, a page with no origin, no rights and a process of its own, made for one drawing and
 * thrown away after it. The SVG is shown as an image, where it runs nothing and loads nothing, and what is seen goes back
 * as a PNG. One that takes too long or takes all memory takes this page only.
 */
export default defineUnlistedScript({
  exclude: ['firefox'],
  main() {
    addEventListener('message', async ({ source, ports: [port], data }) => {
      if (source !== parent || !port || typeof data !== 'string') return;
      port.postMessage(await draw(data).catch(() => undefined));
    });
  },
});

/** The PNG of an SVG, both as base64. @throws where it is none, or cannot be drawn */
async function draw(svg: string): Promise<string | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${svg}`;
  await image.decode();
  const { width, height } = sizeOf(image, atob(svg.slice(0, HEAD)));
  const sharp = width >= MIN_SHARP ? 2 : 1;
  const scale = Math.min(sharp, MAX_EDGE / Math.max(width, height), Math.sqrt(MAX_AREA / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  // Most are black on nothing, made for a white page.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '') || undefined;
}

/** As large as it says it is; one that only has proportions is as large as its own coordinates. */
function sizeOf(image: HTMLImageElement, head: string): { width: number; height: number } {
  const { naturalWidth, naturalHeight } = image;
  const root = /<svg\b[^>]*>/i.exec(head)?.[0] ?? '';
  const [, , width = 0, height = 0] = (/\sviewBox\s*=\s*["']([^"']+)/i.exec(root)?.[1] ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const isSized = /\swidth\s*=\s*["']\s*[\d.]+[a-z]*\s*["']/i.test(root);
  return !isSized && width > 0 && height > 0 ? { width, height } : { width: naturalWidth, height: naturalHeight };
}
