import { useEffect } from 'preact/hooks';
import type { Stage } from './stage';

/**
 * Gives the focus to the article when what had it is gone: a note, a panel, the list of keys. Over a page keys are heard
 * only while the focus is in the view. Looks after each drawing of the component that opens and closes such things.
 */
export function useKeptFocus(stage: Stage | undefined): void {
  useEffect(() => {
    const root = stage?.scroller.getRootNode();
    // In the library the whole page is ours, and hears keys with the focus on nothing.
    if (!stage || root === undefined || root.nodeType === Node.DOCUMENT_NODE) return;
    const isNowhere = !(root as ShadowRoot).activeElement && document.activeElement === document.body;
    if (isNowhere) stage.scroller.focus({ preventScroll: true });
  });
}
