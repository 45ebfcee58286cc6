import type { ArchivedArticle } from '@/utils/archived-article';
import type { BrokenReason, ImportFile, ImportItem } from './import-item';
import { splitJson } from './split-json';

/** A stamp of our clock. */
export const STAMP = /^[-_0-9A-Za-z]{16}$/;

/** A record's members by name; looked up only by names that we know, so that `__proto__` and its like mean nothing. */
export type Members = Readonly<Record<string, unknown>>;

/** The articles of a JSON list, by what a format makes of a record. */
export async function* readRecords(
  { name, blob }: ImportFile,
  toArticle: (record: Members) => ArchivedArticle | BrokenReason | Promise<ArchivedArticle | BrokenReason>,
  key?: string,
): AsyncGenerator<ImportItem> {
  let number = 0;
  for await (const piece of splitJson(blob, key)) {
    number += 1;
    const where = `${name}: ${number}`;
    if (piece.kind === 'broken') {
      yield { kind: 'broken', where: name, reason: piece.reason };
      continue;
    }
    const record = parseMembers(piece.text);
    const made = record ? await toArticle(record) : 'notRecord';
    yield typeof made === 'string' ? { kind: 'broken', where, reason: made } : { kind: 'article', article: made };
  }
}

/** A JSON object; undefined if it is anything else. */
export function parseMembers(json: string): Members | undefined {
  try {
    return toMembers(JSON.parse(json));
  } catch {
    return undefined;
  }
}

export function toMembers(value: unknown): Members | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // Nothing inherited can be met for a member.
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

export function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
