import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Listing } from './listing';
import { RowHeights } from './row-heights';

/** Pixels beyond either edge of the screen that are drawn, once what is on it is painted. */
const MARGIN = 500;
/** Until then, in case that rows are lower than they are taken for. */
const FIRST_MARGIN = 100;
/** Of a row that was never drawn. */
const ROW_HEIGHT = 68;
const MAX_REMEMBERED = 2_000;

/** Which rows of a list are drawn, and where; see `useWindow`. */
export interface Window {
  /** `from ≤ row < to`. */
  from: number;
  to: number;
  /** Where the first of them begins, and the height of all rows of the list. */
  start: number;
  total: number;
  startOf: (row: number) => number;
}

/**
 * Draws only the rows near the screen, however long the list is. Rows may have any height: what is above the screen may be
 * measured, come or go, and what the reader looks at stays where it is.
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, listing: Listing | undefined) {
  const redraw = useSignal(0);
  const heights = useRef<{ listing: Listing; rows: RowHeights } | undefined>(undefined);
  /** By id, so that they outlive changes of the list. */
  const remembered = useRef(new Map<string, number>());
  /** The row at the top of the screen and how far it is above it. */
  const anchor = useRef<{ id: string; above: number } | undefined>(undefined);
  const scrollTo = useRef<number | undefined>(undefined);
  const drawn = useRef<[number, number]>([0, 0]);
  const observer = useRef<ResizeObserver | undefined>(undefined);
  /** Nobody waits for rows that nobody sees yet. */
  const margin = useRef(FIRST_MARGIN);
  const top = scroller.current?.scrollTop ?? 0;

  if (listing && heights.current?.listing !== listing) {
    const isSame = heights.current?.listing.key === listing.key;
    heights.current = { listing, rows: remember(listing, remembered.current) };
    const row = isSame && anchor.current && top > 0 ? listing.rowOf(anchor.current.id) : -1;
    if (!isSame) scrollTo.current = 0;
    else if (row >= 0) scrollTo.current = heights.current.rows.startOf(row) + (anchor.current?.above ?? 0);
  }
  const now = heights.current;
  const near = (rows: RowHeights, at: number) =>
    measure(rows, at, scroller.current?.clientHeight ?? 800, margin.current);
  const window = now ? near(now.rows, scrollTo.current ?? top) : EMPTY;
  drawn.current = [window.from, window.to];

  function keepAnchor(): void {
    const element = scroller.current;
    if (!now || !element || now.listing.size === 0) return;
    const row = now.rows.rowAt(element.scrollTop);
    anchor.current = { id: now.listing.idAt(row), above: element.scrollTop - now.rows.startOf(row) };
  }

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && scrollTo.current !== undefined) element.scrollTop = scrollTo.current;
    scrollTo.current = undefined;
    keepAnchor();
    for (const row of element?.querySelectorAll('[data-row]') ?? []) observer.current?.observe(row);
  });

  const isThere = listing !== undefined;
  useEffect(() => {
    if (!isThere) return;
    const frame = requestAnimationFrame(() =>
      setTimeout(() => {
        margin.current = MARGIN;
        redraw.value += 1;
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [isThere]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      keepAnchor();
      const current = heights.current;
      if (!current) return;
      const { from, to } = near(current.rows, element.scrollTop);
      if (from !== drawn.current[0] || to !== drawn.current[1]) redraw.value += 1;
    };
    const resize = new ResizeObserver((entries) => {
      const current = heights.current;
      if (!current) return;
      let change = 0;
      let isChanged = false;
      for (const { target, borderBoxSize } of entries) {
        if (target === element) {
          isChanged = true;
          continue;
        }
        if (!(target instanceof HTMLElement) || !target.isConnected) continue;
        const id = target.dataset.id ?? '';
        const row = Number(target.dataset.row);
        if (current.listing.idAt(row) !== id || target.hasAttribute('aria-busy')) continue;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        remembered.current.delete(id);
        remembered.current.set(id, height);
        const isAbove = current.rows.startOf(row) + current.rows.heightOf(row) <= element.scrollTop;
        const grown = current.rows.set(row, height);
        if (grown !== 0) isChanged = true;
        if (isAbove) change += grown;
      }
      for (const id of remembered.current.keys()) {
        if (remembered.current.size <= MAX_REMEMBERED) break;
        remembered.current.delete(id);
      }
      if (change !== 0) scrollTo.current = element.scrollTop + change;
      if (isChanged) redraw.value += 1;
    });
    observer.current = resize;
    resize.observe(element);
    for (const row of element.querySelectorAll('[data-row]')) resize.observe(row);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resize.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);

  return {
    ...window,
    /** Read while drawing, so that scrolling draws again. */
    redraw: redraw.value,
    startOf: (row: number) => heights.current?.rows.startOf(row) ?? 0,
  };
}

const EMPTY = { from: 0, to: 0, start: 0, total: 0 };

function measure(rows: RowHeights, top: number, height: number, margin: number) {
  if (rows.size === 0) return EMPTY;
  const from = rows.rowAt(top - margin);
  const to = rows.rowAt(top + height + margin) + 1;
  return { from, to, start: rows.startOf(from), total: rows.total };
}

/** A list's heights, as far as they are known. */
function remember(listing: Listing, known: ReadonlyMap<string, number>): RowHeights {
  const rows = new RowHeights(listing.size, ROW_HEIGHT);
  for (const [id, height] of known) rows.set(listing.rowOf(id), height);
  return rows;
}
