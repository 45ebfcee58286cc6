/** A page that goes on opening things over ours is not fought for ever. */
const MAX_TIMES = 30;

/**
 * Keeps the overlay's dialog above what the page opens while it is open (dialogs, popovers), and its size what it is
 * where the page's root is zoomed. Returns the end of it.
 */
export function stayOnTop(dialog: HTMLDialogElement, shadow: ShadowRoot): () => void {
  let times = 0;
  const rise = () => {
    if (times >= MAX_TIMES || !dialog.open || !document.querySelector('dialog:modal, :popover-open')) return;
    times += 1;
    const focused = shadow.activeElement as HTMLElement | null;
    // What is shown last is on top; `close` that this causes is told from the reader's by `dialog.open`.
    dialog.close();
    dialog.showModal();
    focused?.focus({ preventScroll: true });
  };
  const opened = new MutationObserver(rise);
  opened.observe(document, { subtree: true, childList: true, attributeFilter: ['open'] });
  addEventListener('toggle', rise, true);
  const sizes = new ResizeObserver(() => {
    const { currentCSSZoom = 1 } = document.documentElement as { currentCSSZoom?: number };
    dialog.style.zoom = currentCSSZoom === 1 ? '' : String(1 / currentCSSZoom);
  });
  sizes.observe(dialog);
  return () => {
    opened.disconnect();
    removeEventListener('toggle', rise, true);
    sizes.disconnect();
  };
}
