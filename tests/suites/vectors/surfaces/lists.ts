import { scrollList } from '../../kit/scroll-list.ts';
import type { Tab } from '../../kit/stage.ts';
import type { Exhibits } from '../kept-surfaces.ts';
import { waitForRows } from './saved-copies.ts';

/** Goes to the end of a list, so that every row has been on the screen. */
export async function showList(tab: Tab, url: string): Promise<number> {
  await tab.goto(url);
  return tab.run(scrollList, undefined);
}

/** Typed in one go. */
const TAGS_AT_ONCE = 30;
/** Rows that are in the page without scrolling. */
const ROWS = 4;

/** Types every attack as a tag, into the rows' own fields, and shows the list of all tags and the numbers. */
export async function typeTags(tab: Tab, { stage, vectors }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/library.html`);
  await tab.run(waitForRows, undefined);
  for (let at = 0; at < vectors.length; at += TAGS_AT_ONCE) {
    const tags = vectors.slice(at, at + TAGS_AT_ONCE).map(({ v }) => v);
    await tab.run(typeInto, { row: (at / TAGS_AT_ONCE) % ROWS, typed: tags.join(', ') });
  }
  await tab.goto(`${stage.own}/library.html`);
  await tab.run(waitForRows, undefined);
  // The shown tags come with the rows, those of the filter and the numbers a moment later.
  await tab.run(() => new Promise((resolve) => setTimeout(resolve, 1_500)), undefined);
  return tab.run(() => document.querySelectorAll('.article-row-tag').length, undefined);
}

/** Runs in the page. */
async function typeInto({ row, typed }: { row: number; typed: string }): Promise<void> {
  const until = async (isDone: () => unknown) => {
    for (let wait = 0; wait < 3_000 && !isDone(); wait++) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await until(() => document.querySelectorAll('.article-row')[row]);
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
}
