import { onMessage } from '@/utils/messaging';
import { toOutcome } from '@/utils/problem';

/** One that takes longer is not worth it, or means harm. */
const DRAW_MS = 8_000;
/** Where one drawing is, others often are: not closed at once. */
const LINGER_MS = 3_000;

/**
 * Has pictures made of drawings, one at a time, each in a frame of its own: that has no origin and, being sandboxed, a
 * process of its own, so that a drawing without end or bottom is put an end to from here. Ends when none has been asked
 * for a while.
 */
export function drawPictures(): Promise<void> {
  return new Promise((resolve) => {
    let last: Promise<unknown> = Promise.resolve();
    let timer = setTimeout(resolve, LINGER_MS);
    onMessage('drawPicture', ({ data, sender }) => {
      // The worker asks; whatever lies in a tab has no business here.
      if (sender.tab) return { ok: false, problem: 'noAccess' };
      clearTimeout(timer);
      const drawn = last.then(() => draw(data.svg));
      last = drawn;
      drawn.finally(() => {
        clearTimeout(timer);
        if (last === drawn) timer = setTimeout(resolve, LINGER_MS);
      });
      return toOutcome(() => drawn);
    });
  });
}

/** The PNG of an SVG, both as base64; undefined if the frame says that it cannot, or nothing at all. */
function draw(svg: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const { port1, port2 } = new MessageChannel();
    const end = (png?: unknown) => {
      clearTimeout(timer);
      port1.close();
      frame.remove();
      resolve(typeof png === 'string' ? png : undefined);
    };
    const timer = setTimeout(end, DRAW_MS);
    port1.onmessage = ({ data }) => end(data);
    frame.onload = () => frame.contentWindow?.postMessage(svg, '*', [port2]);
    frame.src = '/drawing.html';
    document.body.append(frame);
  });
}
