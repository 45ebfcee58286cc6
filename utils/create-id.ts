import { v7 } from 'uuid';

/**
 * A new UUIDv7: unique, and sorting by the millisecond of its making. `crypto.randomUUID` is missing in content scripts
 * of http: pages (no secure context); this needs only `crypto.getRandomValues`.
 */
export function createId(): string {
  return v7();
}
