import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { OTHER_HOST, PAGES } from '../../demo/addresses.ts';
import { type Demo, launch } from '../../demo/launch.ts';
import { answer } from '../../demo/portal.ts';
import { makeExtension } from '../kit/make-extension.ts';
import { NO_RULES, startRecorder } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { type Answer, forge, readAnswer } from './forge.ts';
import { type Declared, isForContentScripts, readProtocol } from './read-protocol.ts';

/** As much of the extension API as is called from our own page. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  runtime: { sendMessage(...message: unknown[]): Promise<unknown> };
  scripting: { executeScript(injection: object): Promise<{ frameId: number; result: unknown }[]> };
};

const FOREIGN = `http://${OTHER_HOST}/sandboxed-frame.html`;

/** Sends every message of the protocol from everywhere it must not come from, and looks at what became of it. */
export async function runMessages(verdict: Verdict): Promise<void> {
  const protocol = readProtocol();
  verdict.demandAtLeast('messages in the protocol', protocol.length, 10);
  const recorder = await startRecorder((url) => answer(url.hostname, url.pathname, url.searchParams));
  // May look at every page, so that the suite can run content scripts there; the background is the real one.
  const extension = await makeExtension({
    folder: 'suite-messages',
    entries: {},
    alter: (manifest) => {
      manifest.host_permissions = ['<all_urls>'];
    },
  });
  const demo = await launch({ portal: NO_RULES, args: recorder.chromiumArgs, extension, neighbours: [makeIntruder()] });
  try {
    const own = await demo.open(`chrome-extension://${await findOwnId(demo)}/library.html`);
    const victimPage = await demo.open(PAGES.seed);
    const victim = await saveVictim(own);
    const before = await readLibrary(own, victim.url);
    const ways = await openWays(demo, own, victimPage);
    for (const { who, send } of ways) {
      const answers = new Map<string, Answer>();
      for (const declared of protocol) answers.set(declared.type, readAnswer(await send(forge(declared, victim))));
      const isContentScript = who === 'content script of another page';
      const done = protocol.filter(({ type }) => answers.get(type) === 'done');
      const wrong = done.filter((declared) => !(isContentScript && isForContentScripts(declared)));
      verdict.demandNone(`done for: ${who}`, wrong.map(describe));
      verdict.tell(`answered, about its own page: ${who}`, done.length - wrong.length);
    }
    verdict.demand('what was kept is as it was', (await readLibrary(own, victim.url)) === before, true);
    const saved = await listUrls(own);
    const foreign = saved.filter((url) => url !== victim.url && !url.startsWith(`http://${OTHER_HOST}/`));
    verdict.demandNone('saved under an address that is not the sender’s', foreign);
    const overlays = await victimPage.evaluate(() => document.querySelectorAll('html > div').length);
    verdict.demand('overlays over another tab', overlays, 0);
  } finally {
    await demo.close();
    await recorder.close();
  }
}

interface Way {
  who: string;
  send(message: object): Promise<unknown>;
}

/** The places that forged messages come from. */
async function openWays(demo: Demo, own: Page, victimPage: Page): Promise<Way[]> {
  const foreign = await demo.open(FOREIGN);
  const tabId = await own.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.id, FOREIGN);
  const id = await findOwnId(demo);
  const inject = (frame: 'top' | 'inner', message: object) =>
    own.evaluate(
      async ([tabId, frame, message]) => {
        const func = (message: object) =>
          chrome.runtime.sendMessage(message).catch((error: unknown) => ({ error: String(error) }));
        const target = { tabId, allFrames: true };
        const results = await chrome.scripting.executeScript({ target, func, args: [message] });
        return results.find(({ frameId }) => (frame === 'top') === (frameId === 0))?.result;
      },
      [tabId, frame, message] as const,
    );
  const intruder = demo.context.serviceWorkers().find((worker) => !worker.url().includes(id));
  return [
    { who: 'content script of another page', send: (message) => inject('top', message) },
    { who: 'content script in a frame', send: (message) => inject('inner', message) },
    { who: 'web page', send: (message) => sendFromPage(foreign, id, message) },
    { who: 'page of the portal', send: (message) => sendFromPage(victimPage, id, message) },
    {
      who: 'frame of a web page',
      send: (message) => sendFromPage(foreign.frames()[1] ?? foreign, id, message),
    },
    {
      who: 'another extension',
      send: (message) =>
        intruder?.evaluate(
          ([id, message]) =>
            chrome.runtime.sendMessage(id, message).catch((error: unknown) => ({ error: String(error) })),
          [id, message] as const,
        ) ?? Promise.reject(new Error('The other extension did not start.')),
    },
  ];
}

/** What a page can try: the extension API if it has one, and shouting. */
function sendFromPage(page: Pick<Page, 'evaluate'>, id: string, message: object): Promise<unknown> {
  return page.evaluate(
    async ([id, message]) => {
      postMessage(message, '*');
      window.top?.postMessage(message, '*');
      const name = (message as { type: string }).type;
      for (const target of [window, document]) target.dispatchEvent(new CustomEvent(name, { detail: message }));
      if (typeof chrome === 'undefined' || !chrome.runtime?.sendMessage) return undefined;
      return chrome.runtime.sendMessage(id, message).catch((error: unknown) => ({ error: String(error) }));
    },
    [id, message] as const,
  );
}

async function saveVictim(own: Page): Promise<{ url: string; tabId: number; id: string }> {
  return own.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const data = { tabId: tab?.id, isForced: true, operationId: 'victim' };
    const message = { id: 1, type: 'savePage', data, timestamp: Date.now() };
    const answer = (await chrome.runtime.sendMessage(message)) as { res: { value: { id: string } } };
    return { url, tabId: tab?.id ?? -1, id: answer.res.value.id };
  }, PAGES.seed);
}

/** All that the library holds of one address. */
function readLibrary(own: Page, url: string): Promise<string> {
  return own.evaluate(async (url) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('jingdu'));
    const read = (store: string) => done(db.transaction(store).objectStore(store).getAll());
    const row = (await read('articles')).find((article) => article.f.url[0] === url);
    const of = async (store: string) => (await read(store)).filter(({ articleId }) => articleId === row?.id);
    const text = JSON.stringify([row, await of('highlights')]);
    db.close();
    return text;
  }, url);
}

function listUrls(own: Page): Promise<string[]> {
  return own.evaluate(async () => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const all = db.transaction('articles').objectStore('articles').getAll();
    const rows = await new Promise<{ f: { url: [string] } }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    return rows.map(({ f }) => f.url[0]);
  });
}

/** An extension of somebody else's, which may send whatever it likes. */
function makeIntruder(): string {
  const folder = resolve(import.meta.dirname, '../../../out/suite-intruder');
  mkdirSync(folder, { recursive: true });
  const manifest = { manifest_version: 3, name: 'Intruder', version: '1', background: { service_worker: 'worker.js' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), '');
  return folder;
}

/** Ours of the two: the one that has a library page. */
async function findOwnId({ context }: Demo): Promise<string> {
  for (const worker of context.serviceWorkers()) {
    const name = await worker.evaluate(
      () => (chrome.runtime as unknown as { getManifest(): { name: string } }).getManifest().name,
    );
    if (name !== 'Intruder') return new URL(worker.url()).host;
  }
  throw new Error('Our worker does not run.');
}

function describe({ type, from }: Declared): string {
  return `${type}, which is for ${from}`;
}
