import type { BrowserName, Stage, Tab } from '../kit/stage.ts';
import type { Vector } from './attack-page.ts';

/** Needs the focus, which Firefox gives to one tab only. */
const FOCUSING = '<input autofocus onfocus=alert(1)>';

/** Attacks that a browser falls for. If one of them does not ring on a page without us, the alarms are broken. */
export function controlsFor(browser: BrowserName): Vector[] {
  const known = browser === 'firefox' ? CONTROLS.filter((v) => v !== FOCUSING) : CONTROLS;
  return known.map((v) => ({ source: 'control', v }));
}

const CONTROLS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)></svg>',
  '<body onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:parent.alert(1)"></iframe>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  FOCUSING,
  '<audio src=x onerror=alert(1)></audio>',
  '<style onload=alert(1)></style>',
];

/** An alarm that has not rung after so long is broken; it rings at once, unless the machine is very busy. */
const RING_MS = 30_000;

/** Whether an alarm rings in a tab. */
export async function hears(tab: Tab): Promise<boolean> {
  for (const end = performance.now() + RING_MS; performance.now() < end && tab.alarms.length === 0; ) {
    await tab.run(() => new Promise<void>((resolve) => setTimeout(resolve, 20)), undefined);
  }
  return tab.alarms.length > 0;
}

/** Puts a picture that would run code into one of our own pages: their policy must refuse it, and the alarm must ring. */
export async function ringOwnPage(stage: Stage): Promise<boolean> {
  const tab = await stage.open();
  await tab.goto(`${stage.own}/library.html`);
  const isHeard = await ringPage(tab);
  await tab.close();
  return isHeard;
}

/** The same in the page that a tab shows now. */
export async function ringPage(tab: Tab): Promise<boolean> {
  tab.alarms.length = 0;
  await tab.run(
    () => document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="alert(1)">'),
    undefined,
  );
  return hears(tab);
}

/** Puts a picture from elsewhere into the frame of a saved copy: its policy must refuse it, and the alarm must ring. */
export async function ringFrame(tab: Tab): Promise<boolean> {
  tab.alarms.length = 0;
  await tab.run(() => {
    const inner = document.querySelector<HTMLIFrameElement>('iframe.saved-copy')?.contentDocument;
    inner?.body.insertAdjacentHTML('beforeend', '<img src="http://evil.test/pixel.gif">');
  }, undefined);
  return hears(tab);
}
