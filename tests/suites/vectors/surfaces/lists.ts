import { scrollList } from '../../kit/scroll-list.ts';
import type { Tab } from '../../kit/stage.ts';
import type { Exhibits } from '../kept-surfaces.ts';
import { waitForRows } from './saved-copies.ts';

/** Goes to the end of a list, so that every row has been on the screen. */
export async function showList(tab: Tab, url: string): Promise<number> {
  await tab.goto(url);
  return tab.run(scrollList, undefined);
}

/** Typed in one go, at one article: so many that a few articles are enough, and so few that its row is no page. */
const TAGS_AT_ONCE = 30;

/** Types every attack as a tag, into the rows' own fields, and shows the list of all tags and the numbers. */
export async function typeTags(tab: Tab, { stage, vectors, kept }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/library.html`);
  await tab.run(waitForRows, undefined);
  let refused = 0;
  for (let at = 0; at < vectors.length; at += TAGS_AT_ONCE) {
    const tags = vectors.slice(at, at + TAGS_AT_ONCE).map(({ v }) => v);
    if (!(await tab.run(typeInto, tags.join(', ')))) refused += 1;
  }
  await tab.goto(`${stage.own}/library.html`);
  const shown = await tab.run(scrollList, undefined);
  await tab.run(async () => {
    for (let wait = 0; wait < 500 && !document.querySelector('.article-row-tag'); wait++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // The list of tags in the filter and the numbers come a moment later.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, undefined);
  return refused === 0 ? shown : Math.min(shown, kept.length - refused);
}

/** Types into the first row below that has no tags yet; false where that cannot be done. Runs in the page. */
async function typeInto(typed: string): Promise<boolean> {
  const until = async <T>(find: () => T | null | undefined): Promise<T | undefined> => {
    for (let wait = 0; wait < 1_000; wait++) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  // A row with many tags is as high as the list: below it there is none until the list is scrolled.
  const findRow = () => {
    const rows = [...document.querySelectorAll<HTMLElement>('.shelf-list [data-id]')];
    const list = document.querySelector('.shelf-list');
    const untagged = rows.find((row) => !row.querySelector('.article-row-tag'));
    if (!untagged && list) list.scrollTop += list.clientHeight / 2;
    return untagged?.dataset.id;
  };
  const id = await until(findRow);
  const find = <E extends Element>(inside: string) =>
    document.querySelector<E>(`.shelf-list [data-id="${id}"] ${inside}`);
  (await until(() => find<HTMLElement>('.article-row-acts [aria-expanded]')))?.click();
  const input = await until(() => find<HTMLInputElement>('.tag-editor input'));
  if (!input) return false;
  input.value += typed;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  input.form?.requestSubmit();
  return (await until(() => find('.article-row-tag'))) !== undefined;
}
