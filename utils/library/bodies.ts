import { db } from './db';
import type { BodyRow } from './rows';
import { sha256 } from './sha256';

/** A body with the names that it may have; `hash` of the row is the first of them. */
export interface NamedBody {
  row: BodyRow;
  /** Where another article has the same HTML and something else was left out of it: the SHA-256 of both. */
  ownHash: string;
}

/**
 * Names a body after its HTML, and once more with its receipt: what was left out of an article, and put back, is that
 * article's. Hashing is not a database promise: inside a transaction it would end it.
 */
export async function nameBody(body: Omit<BodyRow, 'hash'>): Promise<NamedBody> {
  const [hash, ownHash] = await Promise.all([sha256(body.html), sha256(`${body.html}\n${toReceipt(body)}`)]);
  return { row: { ...body, hash }, ownHash };
}

/** Whether a body is what its name says. */
export async function isNamedRight(body: BodyRow): Promise<boolean> {
  const { row, ownHash } = await nameBody(body);
  return body.hash === row.hash || body.hash === ownHash;
}

export function hasSameReceipt(a: BodyRow, b: BodyRow): boolean {
  return toReceipt(a) === toReceipt(b);
}

/** Inside a change: the name under which this article may have this body. */
export async function chooseName({ row, ownHash }: NamedBody, articleId: string): Promise<string> {
  const there = await db.bodies.get(row.hash);
  return there && !hasSameReceipt(there, row) && (await isOfAnother(row.hash, articleId)) ? ownHash : row.hash;
}

/** Inside a change: writes a body of this article, and gives it with the name that it has there. */
export async function putBody(named: NamedBody, articleId: string): Promise<BodyRow> {
  const row = { ...named.row, hash: await chooseName(named, articleId) };
  await db.bodies.put(row);
  return row;
}

/** Inside a change: a body goes with the last article that has it, or had it and keeps it. */
export async function dropUnusedBody(hash: string): Promise<void> {
  const users = await db.articles.where('bodyHash').equals(hash).count();
  const versions = await db.versions.where('bodyHash').equals(hash).count();
  if (users + versions === 0) await db.bodies.delete(hash);
}

async function isOfAnother(hash: string, articleId: string): Promise<boolean> {
  const owners = await db.articles.where('bodyHash').equals(hash).primaryKeys();
  if (owners.some((id) => id !== articleId)) return true;
  const versions = await db.versions.where('bodyHash').equals(hash).primaryKeys();
  return versions.some(([id]) => id !== articleId);
}

function toReceipt({ removed, returned = [] }: Omit<BodyRow, 'hash'>): string {
  return JSON.stringify([removed, returned]);
}
