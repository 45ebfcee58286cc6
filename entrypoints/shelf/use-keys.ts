import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RowAct } from '@/components/ArticleRow';
import { isTyping } from './is-typing';

interface KeyActs {
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

const ACTS: Readonly<Record<string, RowAct>> = {
  m: 'read',
  s: 'star',
  e: 'archive',
  t: 'tags',
  '#': 'delete',
  Delete: 'delete',
};

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

/** The list's keys. None while typing; those that act on an article need the focus to be on its row. */
export function useKeys(acts: KeyActs): void {
  useEffect(() => {
    const rowOf = (event: KeyboardEvent) =>
      (event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null)?.dataset.id;
    const onKey = (event: KeyboardEvent) => {
      // The article beside the list has used it.
      if (event.defaultPrevented) return;
      const id = rowOf(event);
      if (event.key === 'a' && (event.ctrlKey || event.metaKey) && id && !isTextField(event.target)) acts.onSelectAll();
      else if (isTyping(event)) return;
      else if (event.key === '/') acts.search.current?.focus();
      else if (event.key === '?') acts.onHelp();
      else if (event.key === 'j' || (event.key === 'ArrowDown' && id)) acts.onMove(1);
      else if (event.key === 'k' || (event.key === 'ArrowUp' && id)) acts.onMove(-1);
      else if (event.key === 'z') acts.onUndo();
      else if (event.key === 'Escape') {
        if (!acts.onEscape()) return;
      } else if (event.key === 'x' && id) acts.onSelect(id);
      else if (id && ACTS[event.key]) acts.onAct(id, ACTS[event.key] as RowAct);
      else return;
      event.preventDefault();
      // In the popup `s` keeps this page; on a row it stars the article.
      event.stopImmediatePropagation();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
