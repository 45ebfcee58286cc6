import { expect } from '@playwright/test';
import { PAGES } from '../demo/addresses.ts';
import type { Wire } from '../demo/wire.ts';
import { test } from './fixtures.ts';
import { type Reader, SURFACES } from './reader.ts';

/** A word of the article's first paragraph, and the same with what follows it, as the handles make it longer. */
const WORDS = ['老式自行车', '老式自行车,二八大杠'] as const;

/** Selects words as the browser does for a finger that rests, and as its handles do: without any event of a mouse. */
const select = (words: string) => `function () {
  const body = this.querySelector('.article-view-body');
  const walker = body.ownerDocument.createTreeWalker(body, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf('${words}');
    if (at < 0) continue;
    const root = body.getRootNode();
    const selection = root.getSelection ? root.getSelection() : body.ownerDocument.getSelection();
    const range = body.ownerDocument.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + ${words.length});
    selection.removeAllRanges();
    selection.addRange(range);
    return true;
  }
  return false;
}`;

/** Where the middle of something stands on the screen. */
const middleOf = (selector: string) => `function () {
  // The bar of the library lies beside its frame.
  const rooms = [this, this.ownerDocument?.defaultView?.frameElement?.ownerDocument].filter(Boolean);
  for (const [n, room] of rooms.entries()) {
    const box = room.querySelector('${selector}')?.getBoundingClientRect();
    const frame = n === 0 ? this.ownerDocument?.defaultView?.frameElement?.getBoundingClientRect() : undefined;
    if (box) return [box.left + box.width / 2 + (frame?.left ?? 0), box.top + box.height / 2 + (frame?.top ?? 0)];
  }
}`;

class Finger {
  private constructor(
    private readonly reader: Reader,
    private readonly wire: Wire,
  ) {}

  static async on(reader: Reader): Promise<Finger> {
    const wire: Wire = await reader.page.context().newCDPSession(reader.page);
    await wire.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    return new Finger(reader, wire);
  }

  /** Touches something for a moment. */
  async tap(selector: string): Promise<void> {
    await this.put(selector);
    await this.send('touchEnd');
  }

  /** Rests on something until the browser takes the touch for its own, to select, and tells the page no more of it. */
  async rest(selector: string, meanwhile: () => Promise<unknown>): Promise<void> {
    await this.put(selector);
    await meanwhile();
    await this.send('touchCancel');
  }

  private async put(selector: string): Promise<void> {
    // The bar follows what is selected: a finger comes when it stands still.
    let last: number[] = [];
    await expect(async () => {
      const now = await this.reader.ask<number[]>(middleOf(selector));
      const before = last;
      last = now;
      expect(now).toEqual(before);
    }).toPass({ intervals: [400] });
    const [x = 0, y = 0] = last;
    await this.wire.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  }

  private send(type: 'touchEnd' | 'touchCancel'): Promise<unknown> {
    return this.wire.send('Input.dispatchTouchEvent', { type, touchPoints: [] });
  }
}

for (const [surface, open] of Object.entries(SURFACES)) {
  test(`${surface}: what a finger selects is highlighted by a tap, opened by a tap, and removed`, async ({
    demo,
    say,
  }) => {
    const reader = await open(demo, PAGES.plain, say);
    const finger = await Finger.on(reader);
    const words = (color: string) =>
      reader.ask<string>(
        `function () { return this.querySelector('mark[data-color="${color}"]')?.textContent ?? ''; }`,
      );
    const [word, longer] = WORDS;
    // The finger still rests on the paragraph when the word is selected.
    await finger.rest('.article-view-body p', () => reader.ask(select(word)));
    await expect.poll(() => reader.names('toolbar')).toContain(say('highlightBar'));
    await reader.ask(select(longer));
    await finger.tap('.mark-bar [data-color="green"]');
    await expect.poll(() => words('green')).toBe(longer);
    await expect.poll(() => reader.names('toolbar')).not.toContain(say('highlightBar'));
    await finger.tap('mark[data-color="green"]');
    await expect.poll(() => reader.names('button')).toContain(say('removeHighlight'));
    await finger.tap('.mark-bar [data-color="blue"]');
    await expect.poll(() => words('blue')).toBe(longer);
  });
}
