import { answer } from '../../demo/portal.ts';
import { page } from '../../demo/reply.ts';
import { startRecorder } from '../kit/recorder.ts';
import { type BrowserName, openStage, type Stage } from '../kit/stage.ts';
import type { Verdict } from '../kit/verdict.ts';
import type { Attack } from './attack.ts';
import { attackAll, HANG_MS } from './attack-all.ts';
import { indexOf, type Vector, writeAttackPage } from './attack-page.ts';
import { ringOwnPage } from './controls.ts';
import { answerDrawing, isFromDrawing, ringDrawing } from './drawings.ts';
import { showExported } from './files/show-exported.ts';
import { showImported } from './files/show-imported.ts';
import { type Exhibits, KEPT_SURFACES } from './kept-surfaces.ts';
import { verifyStored } from './verify-stored.ts';
import { listUnexpected, waitForQuiet } from './wait-for-quiet.ts';

/** Tabs that attack at a time. */
const LANES = 2;

/** What one browser is to do. */
export interface BatchSettings {
  browser: BrowserName;
  controls: readonly Vector[];
  /** For the test of every day: of our own exports only the archive is read again. */
  isSample?: boolean;
}

/** An ordinary page, by which it is told how busy the machine is. */
const ORDINARY: Vector = { source: 'ordinary', v: '平常的一句话' };

/**
 * Takes every attack through every surface of a browser of its own and writes down what happened.
 * @throws Error when the browser is lost, or does not answer any more
 */
export async function runBatch(
  given: readonly Vector[],
  { browser, controls, isSample }: BatchSettings,
  verdict: Verdict,
): Promise<void> {
  const vectors = [ORDINARY, ...controls, ...given];
  const fromDrawings: string[] = [];
  const recorder = await startRecorder((url) => {
    if (isFromDrawing(url)) fromDrawings.push(url.href);
    const index = indexOf(url);
    const vector = index === undefined ? undefined : vectors[index];
    if (index !== undefined && vector) return page(writeAttackPage(index, vector));
    const drawing = answerDrawing(url, vectors);
    if (drawing) return drawing;
    return url.hostname.endsWith('fensifuwu.com') && !url.pathname.endsWith('.html')
      ? answer(url.hostname, url.pathname, url.searchParams)
      : undefined;
  });
  let stage: Stage | undefined;
  try {
    const opened = await verdict.time('browser', () => openStage(browser, recorder));
    stage = opened;
    verdict.demand('alarm of our own pages rings', await ringOwnPage(opened), true);
    const attacks = await verdict.time('pages', () => attackAll(opened, vectors, { lanes: LANES }));
    judgeAttacks(attacks, vectors, verdict);
    const kept = attacks.flatMap((attack) => attack.kept ?? []).sort((a, b) => a.index - b.index);
    await showKept({ stage: opened, kept, vectors, isSample }, verdict);
    verdict.demandNone('requests from drawings', fromDrawings);
    verdict.demand('alarm rings in a drawing', await ringDrawing(await opened.open(), fromDrawings), true);
  } finally {
    await stage?.close().catch(() => undefined);
    await recorder.close();
  }
}

function judgeAttacks(attacks: readonly Attack[], vectors: readonly Vector[], verdict: Verdict): void {
  const say = ({ index }: Attack, what: string) => `${what} ← ${JSON.stringify(vectors[index]?.v).slice(0, 200)}`;
  const controls = attacks.filter(({ index }) => vectors[index]?.source === 'control');
  verdict.tell('attacks', vectors.length);
  verdict.demandNone(
    'controls that did not run without us',
    controls.filter(({ isLive }) => !isLive).map((attack) => say(attack, 'silent')),
  );
  verdict.tell('attacks that run without us', attacks.filter(({ isLive }) => isLive).length);
  verdict.demandNone(
    'executed in popup or overlay',
    attacks.filter(({ alarms }) => alarms.length > 0).map((attack) => say(attack, attack.alarms.join('; '))),
  );
  verdict.demandNone(
    `steps over ${HANG_MS} ms`,
    attacks.filter(({ slowest }) => slowest > HANG_MS).map((attack) => say(attack, `${Math.round(attack.slowest)} ms`)),
  );
  verdict.demandNone(
    'attacks that no step could finish',
    attacks.filter(({ problem }) => problem?.startsWith('harness')).map((attack) => say(attack, attack.problem ?? '')),
  );
  const unread = attacks.flatMap(({ problem = '' }) => (problem && !problem.startsWith('harness') ? problem : []));
  verdict.tell('pages with nothing left to read, said so', unread.length);
  if (unread.length > 0) verdict.tell('and what was said of them', [...new Set(unread)].join(' '));
  verdict.tell('overlays shown', attacks.filter(({ isShown }) => isShown).length);
  verdict.tell('overlays on a page that never came to rest', attacks.filter(({ isUnsteady }) => isUnsteady).length);
}

async function showKept(exhibits: Exhibits, verdict: Verdict): Promise<void> {
  const { stage, kept } = exhibits;
  const tab = await stage.open();
  const { requests } = stage.recorder;
  await verdict.time('waiting', () => waitForQuiet(requests));
  for (const { name, show, ring } of KEPT_SURFACES) {
    tab.alarms.length = 0;
    requests.length = 0;
    const seen = await verdict.time(name, () => show(tab, exhibits));
    verdict.demandNone(`executed in ${name}`, [...tab.alarms]);
    verdict.demandNone(`requests from ${name}`, await listUnexpected(tab, requests));
    verdict.demandAtLeast(`shown in ${name}`, seen, kept.length);
    verdict.demand(`alarm rings in ${name}`, await ring(tab), true);
  }
  const stored = await tab.run(verifyStored, undefined);
  verdict.demand('articles stored', stored.articles, kept.length);
  verdict.tell('pieces of HTML stored', stored.pieces);
  verdict.demandNone(
    'static findings in what is stored',
    stored.faults.map(({ url, fault }) => `${fault} ← ${url}`),
  );
  verdict.tell('pictures stored', stored.pictures);
  await verdict.time('exports', () => showExported(tab, exhibits, verdict));
  await showImported(tab, exhibits, verdict);
}
