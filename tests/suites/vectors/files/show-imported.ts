import { scrollList } from '../../kit/scroll-list.ts';
import type { Tab } from '../../kit/stage.ts';
import type { Verdict } from '../../kit/verdict.ts';
import { ringFrame, ringPage } from '../controls.ts';
import type { Exhibits, Kept } from '../kept-surfaces.ts';
import { showReceipts } from '../surfaces/receipts.ts';
import { verifyStored } from '../verify-stored.ts';
import { listUnexpected, waitForQuiet } from '../wait-for-quiet.ts';
import { makeImportFiles } from './make-import-files.ts';
import { exportAll, importAll, type Sent } from './transfer.ts';

/** Our own exports that can be read again. */
const READ_AGAIN = [
  { format: 'archive', name: 'archive.zip' },
  { format: 'jsonLines', name: 'records.jsonl' },
  { format: 'html', name: 'pages.zip' },
] as const;

/** Reads our own exports again, each into an empty library; then files that were never ours. */
export async function showImported(tab: Tab, exhibits: Exhibits, verdict: Verdict): Promise<void> {
  const { stage, kept, vectors, isSample } = exhibits;
  const own: { name: string; files: Sent[]; least: number }[] = [];
  for (const { format, name } of isSample ? READ_AGAIN.slice(0, 1) : READ_AGAIN) {
    const base64 = (await exportAll(tab, stage.own, format)).toString('base64');
    // A page in which nothing but an attack is left may be no article any more.
    own.push({ name: `our ${format}`, files: [{ name, base64 }], least: format === 'html' ? 1 : kept.length });
  }
  const shown = new Set((await listKept(tab)).map(({ print }) => print));
  const foreign = { name: 'foreign files', files: await makeImportFiles(vectors), least: vectors.length };
  for (const { name, files, least } of [...own, foreign]) {
    await wipe(tab, stage.own);
    tab.alarms.length = 0;
    await verdict.time('importing', () => importAll(tab, stage.own, files));
    verdict.demandNone(`executed while importing ${name}`, [...tab.alarms]);
    verdict.demand(`alarm rings in the import of ${name}`, await ringPage(tab), true);
    await verdict.time(`what came from ${name}`, () => showAll(tab, { exhibits, name, least, shown }, verdict));
  }
}

async function showAll(
  tab: Tab,
  { exhibits, name, least, shown }: { exhibits: Exhibits; name: string; least: number; shown: Set<string> },
  verdict: Verdict,
): Promise<void> {
  const { stage } = exhibits;
  const { requests } = stage.recorder;
  await waitForQuiet(requests);
  tab.alarms.length = 0;
  requests.length = 0;
  const stored = await tab.run(verifyStored, undefined);
  const kept = await listKept(tab);
  await tab.goto(`${stage.own}/library.html`);
  verdict.demandAtLeast(
    `rows of what was imported from ${name}`,
    await tab.run(scrollList, undefined),
    stored.articles,
  );
  verdict.demandAtLeast(`articles imported from ${name}`, kept.length, least);
  // Text and facts that are to the letter what was on every screen before would do there what they did.
  const changed = kept.filter(({ print }, i) => i < SHOWN_ANYWAY || !shown.has(print));
  for (const { print } of kept) shown.add(print);
  const seen = await showReceipts(tab, { ...exhibits, kept: changed });
  verdict.demandAtLeast(`copies and receipts of what was imported from ${name}`, seen, changed.length);
  const isHeard = await isRinging(tab);
  verdict.demandNone(`executed in what was imported from ${name}`, [...tab.alarms]);
  verdict.demandNone(`requests from what was imported from ${name}`, await listUnexpected(tab, requests));
  verdict.demand(`alarm rings in copies from ${name}`, isHeard, true);
  verdict.demandNone(
    `static findings in what was imported from ${name}`,
    stored.faults.map(({ url, fault }) => `${fault} ← ${url}`),
  );
}

/** Rings without leaving a trace of it among what was found. */
async function isRinging(tab: Tab): Promise<boolean> {
  const before = [...tab.alarms];
  const isHeard = await ringFrame(tab);
  tab.alarms.splice(0, tab.alarms.length, ...before);
  return isHeard;
}

/** Shown even if it has been before, so that there is a copy in which the alarm can ring. */
const SHOWN_ANYWAY = 2;

/** Everything with a body, as the disk has it, with a print of all that comes to a screen. */
function listKept(tab: Tab): Promise<(Kept & { print: string })[]> {
  return tab.run(async () => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const read = db.transaction(['articles', 'bodies']);
    const [articles, bodies] = [read.objectStore('articles').getAll(), read.objectStore('bodies').getAll()];
    await new Promise((resolve) => {
      read.oncomplete = resolve;
    });
    db.close();
    const full = new Set(bodies.result.filter(({ html }) => html !== '').map(({ hash }) => hash));
    return articles.result
      .filter(({ bodyHash, kept }) => kept === 1 && full.has(bodyHash))
      .map(({ id, f, tags }, index) => {
        const fields = Object.entries<unknown[]>(f).map(([name, [value]]) => [name, value]);
        const print = JSON.stringify([fields.sort(), Object.keys(tags ?? {}).sort()]);
        return { index, id, url: String(f.url[0]), print };
      });
  }, undefined);
}

/** Empties the library, as for a reader who has lost it. */
async function wipe(tab: Tab, own: string): Promise<void> {
  await tab.goto(`${own}/manifest.json`);
  await tab.run(async () => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const names = [...db.objectStoreNames];
    const change = db.transaction(names, 'readwrite');
    for (const name of names) change.objectStore(name).clear();
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    db.close();
  }, undefined);
}
