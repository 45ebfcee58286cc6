import { storage } from 'wxt/utils/storage';
import { createId } from './create-id';
import type { View } from './views';

/** Which articles an export was asked for; without any of it, all. */
export type TransferScope =
  | { kind: 'ids'; ids: readonly string[] }
  | { kind: 'query'; query: string }
  | { kind: 'view'; view: View };

/** Hands over what was asked for to the page that does it, and gives that page's path. Forgotten when the browser closes. */
export async function keepScope(scope: TransferScope): Promise<`/transfer.html?${string}`> {
  const key = createId();
  await storage.setItem<TransferScope>(`session:scope:${key}`, scope);
  return `/transfer.html?scope=${key}`;
}

/** What was asked for; undefined when the address names nothing that is still known. */
export async function loadScope(search: string): Promise<TransferScope | undefined> {
  const key = new URLSearchParams(search).get('scope') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(key)) return undefined;
  return (await storage.getItem<TransferScope>(`session:scope:${key}`).catch(() => null)) ?? undefined;
}
