import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RowAct } from '@/components/ArticleRow';
import { type CommandId, findCommand, isTyping, type Keymap } from '@/utils/keys';

interface KeyActs {
  keymap: Keymap;
  search: RefObject<HTMLInputElement | null>;
  /** So many rows down (or up) from the one that has the focus. */
  onMove: (step: number) => void;
  onAct: (id: string, act: RowAct) => void;
  onSelect: (id: string) => void;
  onSelectAll: () => void;
  onUndo: () => void;
  onHelp: () => void;
  onEscape: () => boolean;
}

const ACTS: Partial<Record<CommandId, RowAct>> = {
  read: 'read',
  star: 'star',
  archive: 'archive',
  tags: 'tags',
  delete: 'delete',
};

/** The list's keys. None while typing; those that act on an article need the focus to be on its row. */
export function useKeys(now: KeyActs): void {
  const latest = useRef(now);
  latest.current = now;
  useLayoutEffect(() => {
    const rowOf = (event: KeyboardEvent) =>
      (event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null)?.dataset.id;
    const onKey = (event: KeyboardEvent) => {
      // The article beside the list has used it.
      if (event.defaultPrevented) return;
      const id = rowOf(event);
      if (event.key === 'Escape' ? isTyping(event) || !latest.current.onEscape() : !give(event, id)) return;
      event.preventDefault();
      // In the popup `s` keeps this page; on a row it stars the article.
      event.stopImmediatePropagation();
    };
    /** False where the key means nothing here. */
    const give = (event: KeyboardEvent, id: string | undefined): boolean => {
      const acts = latest.current;
      const command = findCommand(acts.keymap, 'list', event);
      const act = command && ACTS[command];
      // Beside the list arrows scroll.
      const isHere = id !== undefined || !event.key.startsWith('Arrow');
      if (command === 'search') acts.search.current?.focus();
      else if (command === 'help') acts.onHelp();
      else if (command === 'undo') acts.onUndo();
      else if (command === 'next' && isHere) acts.onMove(1);
      else if (command === 'previous' && isHere) acts.onMove(-1);
      else if (id === undefined) return false;
      else if (command === 'selectAll') acts.onSelectAll();
      else if (command === 'select') acts.onSelect(id);
      else if (act) acts.onAct(id, act);
      else return false;
      return true;
    };
    // Behind those of the article, which are heard at the document.
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Whether a key goes from row to row; with an arrow only a row does. */
export function isMove(keymap: Keymap, event: KeyboardEvent): boolean {
  const command = findCommand(keymap, 'list', event);
  return command === 'next' || command === 'previous';
}
