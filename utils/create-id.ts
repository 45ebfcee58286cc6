import { v7 } from 'uuid';

/**
 * A new UUIDv7: unique, and sorting by the millisecond of its making. `crypto.randomUUID` is missing in content scripts
 * of http: pages (no secure context); this needs only `crypto.getRandomValues`.
 */
export function createId(): string {
  return v7();
}

/** The id that this moment and these 16 bytes always have: whoever makes it twice makes one thing, not two. */
export function deriveId(milliseconds: number, bytes: Uint8Array): string {
  return v7({ msecs: milliseconds, random: bytes });
}
