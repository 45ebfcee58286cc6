import { expect } from '@playwright/test';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { named, openPopup, test } from './fixtures.ts';
import { openOverlay } from './reader.ts';

/** What a page can try against the overlay and its panel: as styles, or as a script in the page's own world. */
const TRICKS: Record<string, { css?: string; script?: () => void }> = {
  'a layer of the highest z-index': {
    script: () => {
      const layer = document.createElement('div');
      layer.style.cssText =
        'position:fixed!important;inset:0!important;z-index:2147483647!important;background:red!important';
      document.body.append(layer);
    },
  },
  'a modal dialog and a popover of its own, opened again and again': {
    script: () => {
      const dialog = document.createElement('dialog');
      const popover = document.createElement('div');
      popover.popover = 'manual';
      document.body.append(dialog, popover);
      dialog.showModal();
      popover.showPopover();
    },
  },
  'everything in it hidden with !important': {
    css: 'html > *, body * { display: none !important } * { visibility: hidden !important }',
  },
  'everything unset': { css: '*, *::before, *::after { all: unset !important }' },
  'everything see-through, small and shifted': {
    css: '* { opacity: 0 !important; transform: scale(0.01) !important; filter: blur(9px) !important; zoom: 0.1 !important }',
  },
  'no pointer and no selection': { css: '* { pointer-events: none !important; user-select: none !important }' },
  'a clipped and contained root': {
    css: 'html { clip-path: inset(50%) !important; contain: strict !important; height: 1px !important; overflow: hidden !important }',
  },
  'custom properties of our names': {
    css: '* { --paper: red !important; --ink: red !important; --measure: 1em !important; --line-read: 0 !important; --bar: 0 !important }',
  },
  'fonts and directions': {
    css: '* { font: 1px/1 monospace !important; direction: rtl !important; writing-mode: vertical-lr !important; letter-spacing: 9em !important }',
  },
  'endless animations': {
    css: '@keyframes x { to { transform: rotate(1turn) } } * { animation: x 0.1s infinite !important; transition: all 9s !important }',
  },
  'key presses swallowed at the window': {
    script: () => {
      for (const type of ['keydown', 'keypress', 'keyup']) {
        addEventListener(type, (event) => event.stopImmediatePropagation(), true);
      }
    },
  },
  'key presses swallowed and their effect taken': {
    script: () => {
      const swallow = (event: Event) => {
        event.stopImmediatePropagation();
        event.preventDefault();
      };
      addEventListener('keydown', swallow, true);
      document.addEventListener('keydown', swallow, true);
    },
  },
  'clicks and pointers taken at the window': {
    script: () => {
      for (const type of ['pointerdown', 'mousedown', 'touchstart', 'contextmenu']) {
        addEventListener(type, (event) => event.preventDefault(), { capture: true, passive: false });
      }
    },
  },
  'every press and click swallowed before anybody hears it': {
    script: () => {
      for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick']) {
        addEventListener(
          type,
          (event) => {
            event.stopImmediatePropagation();
            event.preventDefault();
          },
          true,
        );
      }
    },
  },
  'focus pulled back to a field of the page': {
    script: () => {
      const field = document.createElement('input');
      document.body.append(field);
      addEventListener('focusin', () => field.focus(), true);
    },
  },
  'wheel and scroll taken': {
    script: () => {
      addEventListener('wheel', (event) => event.preventDefault(), { capture: true, passive: false });
      addEventListener('scroll', () => scrollTo(0, 0), true);
    },
  },
  'prototypes of events and elements changed': {
    script: () => {
      Event.prototype.preventDefault = () => undefined;
      EventTarget.prototype.addEventListener = () => undefined;
      Element.prototype.closest = () => null;
      Element.prototype.attachShadow = () => {
        throw new Error('no');
      };
      HTMLDialogElement.prototype.showModal = () => undefined;
    },
  },
  'prototypes of arrays, maps and promises changed': {
    script: () => {
      Array.prototype.map = () => [];
      Array.prototype.filter = () => [];
      Array.prototype[Symbol.iterator] = (() => ({ next: () => ({ done: true, value: undefined }) })) as never;
      Map.prototype.get = () => undefined;
      Reflect.set(window, 'Promise', undefined);
    },
  },
  'style sheets and computed styles changed': {
    script: () => {
      Reflect.set(window, 'CSSStyleSheet', undefined);
      window.getComputedStyle = () => document.documentElement.style as never;
      Object.defineProperty(HTMLElement.prototype, 'style', { get: () => ({}), configurable: true });
    },
  },
  'timers and frames that never come': {
    script: () => {
      window.setTimeout = (() => 0) as never;
      window.requestAnimationFrame = () => 0;
      window.requestIdleCallback = () => 0;
      window.queueMicrotask = () => undefined;
    },
  },
  'observers that undo every change of the root': {
    script: () => {
      const host = document.documentElement.lastElementChild;
      const undo = () => {
        host?.setAttribute('style', 'display:none');
        host?.setAttribute('hidden', '');
        document.documentElement.setAttribute('inert', '');
      };
      new MutationObserver(undo).observe(document.documentElement, { childList: true, subtree: true });
      document.body.append(document.createElement('b'));
    },
  },
};

for (const [name, { css, script }] of Object.entries(TRICKS)) {
  test(`the look panel works against: ${name}`, async ({ demo, say }) => {
    const reader = await openOverlay(demo, OTHER_PAGES.chinese, say);
    const { page, screen } = reader;
    if (css) await page.addStyleTag({ content: css });
    if (script) await page.evaluate(script);
    await screen.click({ role: 'button', name: say('look') });
    await screen.click({ role: 'button', name: say('largerText') });
    await screen.click({ role: 'radio', name: say('theme_sepia') });
    const seen = () =>
      reader.ask<{ size: string; paper: string; panel: number; words: string }>(`function () {
        // The page may have replaced the usual way to ask.
        const style = (selector, name) => String(this.querySelector(selector).computedStyleMap().get(name));
        const panel = this.querySelector('.popover').getBoundingClientRect();
        return {
          size: style('.article-view', 'font-size'),
          paper: style('.reading', 'background-color'),
          panel: Math.round(panel.width),
          words: this.querySelector('.article-view-body').textContent.slice(0, 4),
        };
      }`);
    await expect.poll(seen).toMatchObject({ size: '20px', paper: 'rgb(245, 237, 220)', panel: 350 });
    await screen.click({ role: 'button', name: say('closeReader') });
    await waitForNoOverlay(page);
  });
}

test('a page that removes the host gets its page back, and the overlay can be opened again', async ({ demo, say }) => {
  const { page } = await openOverlay(demo, OTHER_PAGES.chinese, say);
  await page.evaluate(() => document.documentElement.lastElementChild?.remove());
  await waitForNoOverlay(page);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  const again = await findOverlay(page);
  await again.click({ role: 'button', name: say('look') });
  await again.click({ role: 'button', name: say('closeReader') });
  await waitForNoOverlay(page);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
});
