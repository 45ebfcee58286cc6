import { PAGES } from '../../demo/addresses.ts';
import { answer } from '../../demo/portal.ts';
import { ask } from '../kit/ask.ts';
import { startRecorder } from '../kit/recorder.ts';
import { scrollList } from '../kit/scroll-list.ts';
import { openStage, type Stage, type Tab } from '../kit/stage.ts';
import type { Verdict } from '../kit/verdict.ts';

declare const chrome: { tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> } };

/** Saves `count` tabs at once, first all of one address, then each of its own. */
export async function runTabs(count: number, verdict: Verdict): Promise<void> {
  const recorder = await startRecorder((url) => answer(url.hostname, url.pathname, url.searchParams));
  const stage = await openStage('chromium', recorder);
  try {
    const same = Array.from({ length: count }, () => PAGES.plain);
    // Known addresses answer with articles of their own; their numbers are hexadecimal.
    const each = same.map((_, i) => PAGES.seed.replace(/[0-9a-f]{32}/, i.toString(16).padStart(32, 'a')));
    verdict.demand(`${count} tabs of one address`, await saveAll(stage, same), {
      successes: count,
      articles: 1,
      answers: 1,
    });
    verdict.demand(`${count} addresses`, await saveAll(stage, each), {
      successes: count,
      articles: 1 + count,
      answers: count,
    });
  } finally {
    await stage.close();
    await recorder.close();
  }
}

/** What came of it: how many were told that they are kept, how many articles there are now, under how many ids. */
async function saveAll(stage: Stage, urls: readonly string[]) {
  const tabs: Tab[] = [];
  for (const url of urls) {
    const tab = await stage.open();
    await tab.goto(url);
    tabs.push(tab);
  }
  const own = await stage.open();
  await own.goto(`${stage.own}/library.html`);
  const ids = await own.run(
    async (pattern) => (await chrome.tabs.query({ url: pattern })).map(({ id }) => id),
    'http://www.fensifuwu.com/*',
  );
  const outcomes = await Promise.all(
    ids.map((tabId) =>
      ask<{ id: string }>(own, 'savePage', { tabId, isForced: false, operationId: `tab-${tabId}` }, 120_000),
    ),
  );
  const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problem));
  const kept = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.id : []));
  await own.goto(`${stage.own}/library.html`);
  const articles = await own.run(scrollList, undefined);
  for (const tab of [...tabs, own]) await tab.close();
  if (problems.length > 0) console.log(`  ${problems.join(' ')}`);
  return { successes: kept.length, articles, answers: new Set(kept).size };
}
