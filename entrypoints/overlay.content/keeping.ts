import { signal } from '@preact/signals';
import type { SaveState } from '@/components/SaveButton';
import type { OwnEdits } from '@/utils/article';
import { createId } from '@/utils/create-id';
import type { Body } from '@/utils/edit/edit-body';
import { repeatEdits } from '@/utils/edit/repeat-edits';
import { sendMessage, withRetry } from '@/utils/messaging';
import { Problem, unwrap } from '@/utils/problem';
import { type Current, changeCurrent, goOnJoining, isComing, stopJoining, wholeArticle } from './current-article';
import { keepArticle, keepEdit } from './keep';

/**
 * How much of a split article is on the screen. `unknown` until it is known what the reader did to it when it was kept
 * before; `leftOut` once they have been told what is `missing`.
 */
export type PagesState = 'unknown' | 'coming' | 'whole' | 'missing' | 'leftOut';

/**
 * What becomes of the article over its page: it is asked whether it is kept, its pages are joined, it is saved, edited
 * and, for highlights, made sure to be kept. Joining, saving and editing change the same text, so each waits for its
 * turn; a save that is under way is everybody's, and nothing that is kept already is saved to be sure.
 */
export function createKeeping(current: Current, onProblem: (error: unknown) => void) {
  const save = signal<SaveState>('unknown');
  const pages = signal<PagesState>(isComing(current) ? 'coming' : 'unknown');
  const article = signal(current.article);
  /** What is still to be done to the text on the screen, so that it is what the reader made of the kept one. */
  let edits: OwnEdits | undefined;
  let asked: Promise<void> | undefined;
  let saving: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  /** Whether it is kept. Where nobody answers it counts as not kept, and whoever must know asks again. */
  function ask(): Promise<void> {
    asked ??= withRetry(() => sendMessage('findSaved', { url: current.article.url }))
      .then(unwrap)
      .then((saved) => {
        edits = saved?.edits;
        if (save.value !== 'saving') save.value = saved ? 'saved' : 'unsaved';
      })
      .catch(() => {
        asked = undefined;
        if (save.value === 'unknown') save.value = 'unsaved';
      });
    return asked;
  }

  /** All pages that can be had, as their reader wants them. */
  async function join(): Promise<void> {
    if (isComing(current)) pages.value = 'coming';
    try {
      await wholeArticle(current, (soFar) => (article.value = soFar));
      await ask();
      if (edits) changeCurrent(current, repeatEdits(current.article, edits));
      article.value = current.article;
    } finally {
      const isToldOf = pages.value === 'leftOut';
      pages.value = !current.article.pages?.missing ? 'whole' : isToldOf ? 'leftOut' : 'missing';
    }
  }

  async function keepNow(): Promise<void> {
    save.value = 'saving';
    try {
      await inTurn(async () => {
        await join();
        await keepArticle(current.article, createId());
      });
      save.value = 'saved';
    } catch (error) {
      save.value = 'unsaved';
      onProblem(error);
    }
  }

  /** Keeps what is on the screen, with the pages that are still coming. Asked while it does, it does it once. */
  function saveNow(): Promise<void> {
    saving ??= keepNow().finally(() => (saving = undefined));
    return saving;
  }

  /** False if it could not be kept, which the save has said. */
  async function ensureSaved(): Promise<boolean> {
    await ask();
    if (save.value !== 'saved') await saveNow();
    return save.value === 'saved';
  }

  /**
   * Has what the reader made of the text on the screen kept, where it is kept, and then shown. Gives the way back.
   * @throws Problem `articleChanged` where that text is not on the screen any more; then nothing was changed
   */
  function edit(from: Body, next: Body): Promise<() => Promise<void>> {
    return inTurn(async () => {
      const before = article.value;
      if (from.html !== before.html) throw new Problem('articleChanged');
      const after = { ...before, ...next };
      const kept = save.value === 'saved' ? await keepEdit(before, after) : undefined;
      // It has been deleted meanwhile: what is on the screen is not kept any more.
      if (!kept && save.value === 'saved') save.value = 'unsaved';
      const done = kept ?? { before, after };
      edits = undefined;
      changeCurrent(current, done.after);
      article.value = done.after;
      return async () => {
        await edit(done.after, done.before);
      };
    });
  }

  return {
    save,
    pages,
    article,
    start() {
      void ask();
      void inTurn(join).catch(onProblem);
    },
    saveNow,
    ensureSaved,
    edit,
    /** Leaves it at the pages that are there, until the reader asks for the others. */
    cancel: () => stopJoining(current),
    tryAgain() {
      goOnJoining(current);
      void inTurn(join).catch(onProblem);
    },
    leaveOut: () => (pages.value = 'leftOut'),
  };
}
