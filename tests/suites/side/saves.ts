import { act } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { journal } from '@/utils/library/backup/journal-store';
import { writeArticle } from './library';

/** The side of `npm run bench:journal` that runs in a page of the extension. */

const WORDS = 3_000;
const write = journal.transaction;
let next = 0;

/** Saves and tags so many articles of 3,000 characters each; gives how long each took until it was acknowledged. */
export async function saveMany(count: number, isJournaled: boolean): Promise<{ save: number[]; tag: number[] }> {
  Object.assign(journal, { transaction: isJournaled ? write : () => Promise.resolve() });
  const times = { save: [] as number[], tag: [] as number[] };
  for (let i = 0; i < count; i++) {
    const letters = crypto.getRandomValues(new Uint16Array(WORDS));
    const text = Array.from(letters, (n) => String.fromCharCode(0x4e00 + (n % 8_000))).join('');
    const html = text.replace(/.{100}/g, (part) => `<p>${part}</p>`);
    const begun = performance.now();
    const { id } = await saveArticle({ ...writeArticle(next, 0), text, html }, `save-${next}`);
    const saved = performance.now();
    await act([id], { addTags: ['民生'] });
    times.save.push(saved - begun);
    times.tag.push(performance.now() - saved);
    next += 1;
  }
  return times;
}
