import { useLayoutEffect } from 'preact/hooks';

/** What Escape would close, the last opened last. */
const open: (() => void)[] = [];

/**
 * Has Escape close something small, a bar or a panel, before it closes what that stands on; from the moment that it is
 * drawn, or a quick Escape would close what lies below.
 */
export function useEscape(isOpen: boolean, onClose: () => void): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    open.push(onClose);
    return () => {
      const at = open.lastIndexOf(onClose);
      if (at >= 0) open.splice(at, 1);
    };
  }, [isOpen]);
}

/** Closes what was opened last; false if there is nothing. */
export function closeTop(): boolean {
  const top = open.pop();
  if (!top) return false;
  top();
  return true;
}
