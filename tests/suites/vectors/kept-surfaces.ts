import { scrollList } from '../kit/scroll-list.ts';
import type { Stage, Tab } from '../kit/stage.ts';
import { PROBE, type Vector } from './attack-page.ts';

/** What is kept of one attack. */
export interface Kept {
  index: number;
  id: string;
}

/** All that a run has to show. */
export interface Exhibits {
  stage: Stage;
  kept: readonly Kept[];
  vectors: readonly Vector[];
}

/** A place where what is kept comes to a screen or leaves it. It shows all of it, and gives how much it saw. */
export interface KeptSurface {
  name: string;
  show(tab: Tab, exhibits: Exhibits): Promise<number>;
}

/** Every place that shows what is kept; a new one is a line here. None may run anything, nor ask the network for anything. */
export const KEPT_SURFACES: readonly KeptSurface[] = [
  { name: 'saved copies', show: showSavedCopies },
  { name: 'rows of the library', show: (tab, { stage }) => showList(tab, `${stage.own}/library.html`) },
  { name: 'search snippets', show: (tab, { stage }) => showList(tab, `${stage.own}/library.html?q=${PROBE}`) },
  { name: 'rows of the popup', show: (tab, { stage }) => showList(tab, `${stage.own}/popup.html`) },
  { name: 'tags typed by the reader', show: typeTags },
];

/** Opens each article in one and the same page, as a reader who goes down the list does. */
async function showSavedCopies(tab: Tab, { kept, stage }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/library.html`);
  let seen = 0;
  for (const { index, id } of kept) {
    const isShown = await tab.run(
      async ({ id, index }) => {
        history.pushState(null, '', `?article=${id}`);
        dispatchEvent(new PopStateEvent('popstate'));
        const end = performance.now() + 10_000;
        const isDrawn = (frame: HTMLIFrameElement | null) => {
          const link = frame?.contentDocument?.querySelector('.article-view-facts a')?.getAttribute('href');
          return (
            link?.includes(`?n=${index}&`) && frame?.contentDocument?.querySelector('.article-view-body')?.firstChild
          );
        };
        while (performance.now() < end) {
          const frame = document.querySelector<HTMLIFrameElement>('iframe.saved-copy');
          const inner = frame?.contentDocument;
          // The frame begins with another, empty document.
          if (inner?.documentElement && !('watched' in inner.documentElement.dataset)) {
            inner.documentElement.dataset.watched = '';
            inner.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
              (globalThis as { jingduAlarm?: (what: string) => void }).jingduAlarm?.(
                `policy of the frame ${blockedURI}`,
              ),
            );
          }
          // As long again as an error event of a picture takes.
          if (isDrawn(frame)) return new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 40));
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return false;
      },
      { id, index },
    );
    if (isShown) seen += 1;
  }
  return seen;
}

/** Goes to the end of a list, so that every row has been on the screen. */
async function showList(tab: Tab, url: string): Promise<number> {
  await tab.goto(url);
  return tab.run(scrollList, undefined);
}

/** Typed in one go. */
const TAGS_AT_ONCE = 30;
/** Rows that are in the page without scrolling. */
const ROWS = 4;

/** Types every attack as a tag, into the rows' own fields, and shows the list of all tags and the numbers. */
async function typeTags(tab: Tab, { stage, vectors }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/library.html`);
  await tab.run(() => new Promise((resolve) => setTimeout(resolve, 1_500)), undefined);
  for (let at = 0; at < vectors.length; at += TAGS_AT_ONCE) {
    const tags = vectors.slice(at, at + TAGS_AT_ONCE).map(({ v }) => v);
    const row = (at / TAGS_AT_ONCE) % ROWS;
    await tab.run(
      async ({ row, typed }) => {
        const until = async (isDone: () => unknown) => {
          for (let wait = 0; wait < 100 && !isDone(); wait++) await new Promise((resolve) => setTimeout(resolve, 20));
        };
        const place = document.querySelectorAll('.article-row')[row];
        place?.querySelector<HTMLElement>('.article-row-acts [aria-expanded]')?.click();
        await until(() => place?.querySelector('.tag-editor input'));
        const input = place?.querySelector<HTMLInputElement>('.tag-editor input');
        if (!input) return;
        input.value += typed;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 20));
        input.form?.requestSubmit();
        await until(() => !place?.querySelector('.tag-editor'));
      },
      { row, typed: tags.join(', ') },
    );
  }
  await tab.goto(`${stage.own}/library.html`);
  await tab.run(() => new Promise((resolve) => setTimeout(resolve, 1_500)), undefined);
  return tab.run(() => document.querySelectorAll('.article-row-tag').length, undefined);
}
