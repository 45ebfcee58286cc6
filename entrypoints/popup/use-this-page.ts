import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { PageState } from '@/components/PageCard';
import { useStored } from '@/components/use-stored';
import type { SavedArticle } from '@/utils/article';
import { showSaved } from '@/utils/badge';
import { createId } from '@/utils/create-id';
import { formatAgo } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import { type CommandId, findCommand } from '@/utils/keys';
import { findByUrl } from '@/utils/library/articles';
import { watch } from '@/utils/library/db';
import { readReceipt } from '@/utils/library/read-receipt';
import { switchVersion } from '@/utils/library/versions';
import { type PageSummary, sendMessage, withRetry } from '@/utils/messaging';
import { type Outcome, Problem, type ProblemCode, toProblemCode, unwrap } from '@/utils/problem';
import type { Receipt } from '@/utils/receipt';
import { keymapSetting } from '@/utils/settings';

/** After this the reader is told that it is the page that is slow. */
const SLOW_MS = 800;

type Found =
  | { kind: 'loading'; isSlow: boolean }
  | { kind: 'failed'; problem: ProblemCode }
  | { kind: 'page'; summary: PageSummary };

/** What is done with the page. */
type Act = 'read' | 'save';

/** Asking again cannot help where the browser lets no extension in. */
const FINAL: readonly ProblemCode[] = ['browserPage', 'notHtml', 'noAccess'];

/** The page in the tab under the popup: what it is, whether it is kept, and what can be done with it. */
export function useThisPage({ onOpenSaved }: { onOpenSaved: (id: string, isReceipt?: boolean) => void }) {
  const found = useSignal<Found>({ kind: 'loading', isSlow: false });
  const saved = useSignal<SavedArticle | undefined>(undefined);
  const busy = useSignal<Act | undefined>(undefined);
  const acts = useRef({ asked: new Set<Act>(), last: Promise.resolve() });
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const early = useSignal<CommandId | undefined>(undefined);
  const keymap = useStored(keymapSetting);
  const receipt = useSignal<Receipt | undefined>(undefined);
  /** What a save has kept as a version: the page says something else by now. */
  const older = useSignal<{ id: string; bodyHash: string } | undefined>(undefined);
  const page = useComputed(() => toPageState(found.value, saved.value));
  const url = useComputed(() => (found.value.kind === 'page' ? found.value.summary.url : undefined));

  async function look(): Promise<void> {
    found.value = { kind: 'loading', isSlow: false };
    const timer = setTimeout(() => {
      found.value = { kind: 'loading', isSlow: true };
    }, SLOW_MS);
    try {
      const summary = await ask((tabId) => sendMessage('describePage', { tabId }));
      found.value = { kind: 'page', summary };
      press(early.value);
    } catch (error) {
      found.value = { kind: 'failed', problem: toProblemCode(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** What is pressed while another act is under way is done after it; the same act twice is one. */
  function act(name: Act, work: () => Promise<void>): Promise<void> {
    const { asked } = acts.current;
    if (asked.has(name)) return acts.current.last;
    asked.add(name);
    acts.current.last = acts.current.last.then(() => run(name, work)).finally(() => asked.delete(name));
    return acts.current.last;
  }

  async function run(name: Act, work: () => Promise<void>): Promise<void> {
    busy.value = name;
    problem.value = undefined;
    try {
      await work();
    } catch (error) {
      problem.value = toProblemCode(error);
    } finally {
      busy.value = undefined;
    }
  }

  const isForced = () => page.value.kind === 'other';

  const read = () =>
    act('read', async () => {
      await ask((tabId) => sendMessage('readPage', { tabId, isForced: isForced() }));
      window.close();
    });

  const save = () => {
    const operationId = createId();
    return act('save', async () => {
      older.value = undefined;
      const { id, older: bodyHash } = await ask((tabId) =>
        sendMessage('savePage', { tabId, operationId, isForced: isForced() }),
      );
      if (bodyHash) older.value = { id, bodyHash };
    });
  };

  /** The article says again what it said before this save, and what it says now is the other version. */
  const showOlder = () => {
    const back = older.value;
    if (!back) return;
    older.value = undefined;
    switchVersion(back.id, back.bodyHash).catch((error: unknown) => (problem.value = toProblemCode(error)));
  };

  /** A key pressed before the page was known counts when it is. */
  function press(key: CommandId | undefined): void {
    const { kind } = page.value;
    if (kind === 'loading') early.value = key;
    if (key === 'readPage' && (kind === 'article' || kind === 'other')) read();
    if (key === 'savePage' && kind === 'article') save();
    if (key === 'openSaved') openSaved();
  }

  const openReceipt = () => saved.value && onOpenSaved(saved.value.id, true);
  const openSaved = () => saved.value && onOpenSaved(saved.value.id);

  useEffect(() => {
    look();
  }, []);
  const address = url.value;
  useEffect(() => (address === undefined ? undefined : watchSaved(address, (now) => (saved.value = now))), [address]);
  const id = saved.value?.id;
  useEffect(() => {
    receipt.value = undefined;
    if (id === undefined) return;
    // The list below says that the library cannot be read.
    return watch(
      () => readReceipt(id),
      (now) => (receipt.value = now),
      () => undefined,
    );
  }, [id]);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = findCommand(keymap.value, 'popup', event);
      if (command && !event.repeat) press(command);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return {
    page,
    url,
    keymap,
    busy,
    problem,
    receipt,
    older,
    showOlder,
    read,
    save,
    openSaved,
    openReceipt,
    retry: look,
  };
}

/** Asks the background about the active tab, again if its worker was stopped. @throws Problem */
async function ask<T>(send: (tabId: number) => Promise<Outcome<T>>): Promise<T> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id;
  if (tabId === undefined) throw new Problem('tabClosed');
  return unwrap(await withRetry(() => send(tabId)));
}

/** Whether this address is kept, kept in step with the library; the toolbar button's ✓ follows. */
function watchSaved(url: string, onSaved: (saved: SavedArticle | undefined) => void): () => void {
  return watch(
    () => findByUrl(url),
    async (saved) => {
      onSaved(saved);
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (tab?.id !== undefined) await showSaved(tab.id, { isSaved: saved !== undefined }).catch(() => undefined);
    },
    // The list below says that the library cannot be read.
    () => onSaved(undefined),
  );
}

function toPageState(found: Found, saved: SavedArticle | undefined): PageState {
  if (found.kind === 'loading') return found;
  if (found.kind === 'failed') {
    return { kind: 'problem', text: t(`problem_${found.problem}`), canRetry: !FINAL.includes(found.problem) };
  }
  const { summary } = found;
  if (!summary.isArticle && !saved) return { kind: 'other', title: summary.title };
  const savedAgo = saved && formatAgo(saved.savedAt, uiLanguage());
  if (saved && !summary.isArticle) return { ...saved, kind: 'article', savedAgo };
  // What is kept has all pages of a split article; this page knows only its own.
  return { ...summary, ...(saved && { length: saved.length }), kind: 'article', savedAgo };
}
