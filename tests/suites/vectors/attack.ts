import { ask, findTab } from '../kit/ask.ts';
import type { Stage, Tab } from '../kit/stage.ts';
import { addressOf, type Vector } from './attack-page.ts';
import { hears } from './controls.ts';
import type { Kept } from './kept-surfaces.ts';
import { countElements, makeStill } from './still-page.ts';

/** What one attack did on the page's own surfaces. */
export interface Attack {
  index: number;
  /** It ran on its own page, as it would for a reader without us. */
  isLive: boolean;
  /** What rang while our overlay stood over the emptied page. */
  alarms: string[];
  /** Nothing could be read, and why. */
  problem?: string;
  /** The overlay stood over the page. */
  isShown: boolean;
  /** The page went on changing, so that the overlay could not be told from it. */
  isUnsteady: boolean;
  /** Milliseconds that our longest step took. */
  slowest: number;
  kept?: Kept;
}

/** How long something that was just inserted is given to run. */
const SETTLE_MS = 50;

/** A tab that goes from attack to attack, with a popup over it. */
export class Lane {
  private readonly tab: Tab;
  private readonly popup: Tab;
  /** Sends what the popup sends. */
  private readonly control: Tab;
  private readonly own: string;
  private tabId: number | undefined;

  private constructor(own: string, tabs: { tab: Tab; popup: Tab; control: Tab }) {
    this.own = own;
    this.tab = tabs.tab;
    this.popup = tabs.popup;
    this.control = tabs.control;
  }

  static async open(stage: Stage): Promise<Lane> {
    const control = await stage.open();
    // Any page of ours may send messages; one that shows the library would draw it anew with every save.
    await control.goto(`${stage.own}/manifest.json`);
    return new Lane(stage.own, { control, popup: await stage.open(), tab: await stage.open() });
  }

  async close(): Promise<void> {
    for (const tab of [this.tab, this.popup, this.control]) await tab.close();
  }

  /** Detector, popup, extractor, saving and overlay, on one page. */
  async attack(index: number, vector: Vector): Promise<Attack> {
    const { tab, control } = this;
    const url = addressOf(index, vector);
    tab.alarms.length = 0;
    await tab.goto(url);
    await tab.run(settle, SETTLE_MS);
    // A control must ring, however long the machine takes.
    if (vector.source === 'control') await hears(tab);
    const isLive = tab.alarms.length > 0;
    const attack: Attack = { index, isLive, alarms: [], isShown: false, isUnsteady: false, slowest: 0 };
    this.tabId ??= await findTab(control, url);
    const target = { tabId: this.tabId, isForced: true };
    const time = async <T>(work: Promise<T>): Promise<T> => {
      const before = performance.now();
      const result = await work;
      attack.slowest = Math.max(attack.slowest, performance.now() - before);
      return result;
    };

    const elements = await tab.run(countElements, undefined);
    // Asked again under the same name it would be answered without being done.
    const operationId = `attack-${index}-${Math.random()}`;
    const saved = await time(ask<{ id: string }>(control, 'savePage', { ...target, operationId }));
    if (!saved.ok) return { ...attack, problem: saved.problem };
    attack.kept = { index, id: saved.value.id, url: new URL(url).href };
    attack.alarms.push(...(await this.openPopup()));
    attack.isUnsteady = (await tab.run(makeStill, undefined)) !== elements;
    await pause(SETTLE_MS / 2);
    tab.alarms.length = 0;
    const read = await time(ask(control, 'readPage', target));
    // In the page's own time, so that what was inserted has had its turn however busy the machine is.
    await tab.run(settle, SETTLE_MS);
    attack.isShown = read.ok;
    if (!attack.isUnsteady) attack.alarms.push(...tab.alarms);
    return attack;
  }

  /** What rings in the popup over the page. */
  private async openPopup(): Promise<string[]> {
    this.popup.alarms.length = 0;
    await this.popup.goto(`${this.own}/popup.html?over=${this.tabId}`);
    await this.popup.run(async () => {
      const end = performance.now() + 20_000;
      while (performance.now() < end && !document.querySelector('.page-card h2')) {
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    }, undefined);
    await pause(SETTLE_MS / 2);
    return this.popup.alarms.map((alarm) => `popup: ${alarm}`);
  }
}

/** Waits for the page to be loaded, for as long as it is worth; runs in the page. */
async function settle(longestMs: number): Promise<void> {
  const end = performance.now() + longestMs;
  while (performance.now() < end && document.readyState !== 'complete') {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, longestMs));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
