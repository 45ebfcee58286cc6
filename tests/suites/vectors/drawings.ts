import type { Reply } from '../../demo/reply.ts';
import type { Tab } from '../kit/stage.ts';
import type { Vector } from './attack-page.ts';
import { hears } from './controls.ts';

/** Asked by nothing but what is in a drawing: whoever asks has run it, or let it load something. */
const SINK = 'drawing.test';

/** Each drawing costs a process: not every page has one. */
const EVERY = 8;

/** The address of the drawing on a page; undefined for a page without one. */
export function drawingOf(index: number): string | undefined {
  return index % EVERY === 0 ? `http://www.fensifuwu.com/d/svg/${index}.svg` : undefined;
}

/** Whether something in a drawing has asked for this. */
export function isFromDrawing({ hostname }: URL): boolean {
  return hostname === SINK;
}

/** An SVG that tries to run and to load, with the attack in it; undefined for any other address. */
export function answerDrawing({ pathname }: URL, vectors: readonly Vector[]): Reply | undefined {
  const index = /^\/d\/svg\/(\d+)\.svg$/.exec(pathname)?.[1];
  const vector = vectors[Number(index)];
  if (index === undefined || !vector) return undefined;
  const text = vector.v
    .toWellFormed()
    .replaceAll(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
  const svg = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" onload="alert(1)">',
    `<style>@import url(http://${SINK}/style); text { fill: url(http://${SINK}/fill#x) }</style>`,
    `<rect width="400" height="300" fill="red"/><image href="http://${SINK}/image" width="10" height="10"/>`,
    `<foreignObject width="100" height="100"><div xmlns="http://www.w3.org/1999/xhtml"><img src="http://${SINK}/html" onerror="alert(1)"/>`,
    `<iframe src="http://${SINK}/frame"></iframe></div></foreignObject><use href="http://${SINK}/use#x"/>`,
    `<text y="20" id="${text}" onclick="${text}">${text}</text>`,
    // One in two is no XML: then there is nothing to draw.
    Number(index) % (2 * EVERY) === 0 ? '' : vector.v.toWellFormed(),
    `<script>alert(1); fetch('http://${SINK}/script')</script></svg>`,
  ];
  return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: Buffer.from(svg.join('')) };
}

/** Opens a drawing as a page of its own, where it may do what it likes: the alarms must ring, and the sink must be asked. */
export async function ringDrawing(tab: Tab, asked: readonly string[]): Promise<boolean> {
  const before = asked.length;
  tab.alarms.length = 0;
  await tab.goto(drawingOf(0) ?? '');
  return (await hears(tab)) && asked.length > before;
}
