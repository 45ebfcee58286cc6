import type { Taking } from '@/components/TakeMenu';
import { readArchived } from '@/utils/library/export-articles';
import { Problem } from '@/utils/problem';
import { openTransfer } from './open-transfer';

/**
 * Copies an article, or the words that are selected in it, or opens its export.
 * @throws Problem `copyRefused` when the browser gives no access to the clipboard
 */
export async function takeOut(id: string, taking: Taking, selected = ''): Promise<void> {
  if (taking === 'export') return openTransfer({ kind: 'ids', ids: [id] });
  // Cleaning and converting are large, and wanted by few: a chunk of their own.
  const { toCopy } = await import('./to-copy');
  for await (const article of readArchived([id])) {
    const { plain, rich } = await toCopy(article, taking, selected.trim());
    const as = (text: string, type: string) => new Blob([text], { type });
    const item = { 'text/plain': as(plain, 'text/plain'), ...(rich && { 'text/html': as(rich, 'text/html') }) };
    await navigator.clipboard.write([new ClipboardItem(item)]).catch((error: unknown) => {
      throw new Problem('copyRefused', { cause: error });
    });
  }
}

/** What is selected in the article that is open, if anything is. */
export function readSelection(): string {
  const frame = document.querySelector<HTMLIFrameElement>('.saved-copy');
  return frame?.contentDocument?.getSelection()?.toString() ?? '';
}
