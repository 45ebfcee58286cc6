import { HIGHLIGHT_COLORS, type HighlightDraft, type Place } from './highlight';

const MAX_QUOTE = 20_000;
const MAX_NOTE = 50_000;
const MAX_CONTEXT = 200;
const MAX_OFFSET = 20_000_000;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A highlight from a message or a file, which may be anything: checked field by field. Undefined if it is none. */
export function parseHighlight(data: unknown): HighlightDraft | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { id, quote, prefix, suffix, start, end, color, note } = data as Record<string, unknown>;
  const known = HIGHLIGHT_COLORS.find((one) => one === color);
  if (!isText(id, 36) || !ID.test(id) || !isText(quote, MAX_QUOTE) || !quote.trim() || !known) return undefined;
  if (!isOffset(start) || !isOffset(end) || end <= start) return undefined;
  return {
    id,
    quote,
    prefix: isText(prefix, MAX_CONTEXT) ? prefix : '',
    suffix: isText(suffix, MAX_CONTEXT) ? suffix : '',
    start,
    end,
    color: known,
    note: isText(note, MAX_NOTE) ? note : '',
  };
}

/** Where a reader is, from a message. Undefined if it is no place. */
export function parseReading(data: unknown): { place: Place; progress: number } | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { place, progress } = data as { place?: Partial<Place>; progress?: unknown };
  if (!isOffset(place?.block) || !isShare(place.share, 1) || !isShare(progress, 1000)) return undefined;
  return { place: { block: place.block, share: place.share }, progress };
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value.length <= limit;
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_OFFSET;
}

function isShare(value: unknown, most: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= most;
}
