import { frameArticle } from '../../demo/frame.ts';
import { answer } from '../../demo/portal.ts';
import { page } from '../../demo/reply.ts';
import { PLAIN } from '../../demo/writing.ts';
import { startRecorder } from '../kit/recorder.ts';
import { openStage, type Tab } from '../kit/stage.ts';
import type { Verdict } from '../kit/verdict.ts';
import { attackAll } from '../vectors/attack-all.ts';
import { indexOf } from '../vectors/attack-page.ts';

interface Settings {
  /** Names on one page. */
  together: number;
  /** Only so many names. */
  limit?: number;
}

/** Gives controls, forms, pictures and frames the names of every member of the DOM; reading and saving must not notice. */
export async function runClobber(
  { together, limit = Number.POSITIVE_INFINITY }: Settings,
  verdict: Verdict,
): Promise<void> {
  const pages: string[][] = [];
  const recorder = await startRecorder((url) => {
    const names = pages[indexOf(url) ?? -1];
    if (names) return page(writeClobberedPage(names));
    return url.pathname.endsWith('.html') ? undefined : answer(url.hostname, url.pathname, url.searchParams);
  });
  const stage = await openStage('chromium', recorder);
  try {
    const tab = await stage.open();
    await tab.goto('http://www.fensifuwu.com/style/');
    const names = (await tab.run(listNames, undefined)).slice(0, limit);
    verdict.tell('names', names.length);
    // The first page is an ordinary one, by which it is told how busy the machine is.
    pages.push([]);
    for (let at = 0; at < names.length; at += together) {
      pages.push(names.slice(at, at + together));
    }
    verdict.tell('pages', pages.length);
    const attacks = await attackAll(
      stage,
      pages.map(([first = '']) => ({ source: 'clobber', v: first })),
      { lanes: 2 },
    );
    const say = ({ index }: { index: number }, what: unknown) => `${what} ← ${pages[index]?.join(' ')}`;
    verdict.demandNone(
      'thrown, or nothing read',
      attacks.filter(({ problem }) => problem).map((attack) => say(attack, attack.problem)),
    );
    verdict.demandNone(
      'overlays that did not open',
      attacks.filter(({ isShown }) => !isShown).map((attack) => say(attack, 'none')),
    );
    verdict.demandNone(
      'steps over 2000 ms',
      attacks.filter(({ slowest }) => slowest > 2_000).map((attack) => say(attack, Math.round(attack.slowest))),
    );
    verdict.demandNone('articles kept with less than their text', await findShort(tab, stage.own));
  } finally {
    await stage.close();
    await recorder.close();
  }
}

/** Every member of what a page is made of, as this browser has them. */
function listNames(): string[] {
  const names = new Set<string>();
  for (const { prototype } of [Node, Element, HTMLElement, HTMLFormElement, Document, HTMLDocument, EventTarget]) {
    for (const name of Object.getOwnPropertyNames(prototype)) names.add(name);
  }
  return [...names].sort();
}

/** An ordinary article with the names before, in and after it. */
function writeClobberedPage(names: readonly string[]): string {
  const { title, source, date, crumbs, paragraphs } = PLAIN;
  const clobbers = names.map(clobber).join('');
  const [first = '', ...rest] = paragraphs;
  const article = frameArticle({ title, source, date, crumbs, paragraphs: [first, `@NAMES@</p>@NAMES@<p>`, ...rest] });
  return article.replaceAll('@NAMES@', () => clobbers).replace('<body>', () => `<body>${clobbers}`);
}

/** A name on a control of a form, on forms and pictures, which name it on the document, and on a frame, on the window. */
function clobber(name: string): string {
  return [
    `<form name="${name}" id="${name}"><input name="${name}" id="${name}"><button name="${name}"></button></form>`,
    `<img name="${name}" id="${name}"><a name="${name}" id="${name}"></a><object name="${name}" id="${name}"></object>`,
    `<iframe name="${name}"></iframe>`,
  ].join('');
}

async function findShort(tab: Tab, own: string): Promise<string[]> {
  await tab.goto(`${own}/manifest.json`);
  return tab.run(async (paragraphs) => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const all = db.transaction('bodies').objectStore('bodies').getAll();
    const bodies = await new Promise<{ text: string }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    return bodies.map(({ text }) => text).filter((text) => !paragraphs.every((paragraph) => text.includes(paragraph)));
  }, PLAIN.paragraphs);
}
