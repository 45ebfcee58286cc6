import type { ImportFile, ImportItem } from './import-item';
import { readText } from './read-text';

/** A page of links as a document; a `broken` where it is too large to be one. */
export async function parseLinks({ name, blob }: ImportFile): Promise<Document | (ImportItem & { kind: 'broken' })> {
  const text = await readText(blob);
  if (text === undefined) return { kind: 'broken', where: name, reason: 'tooLarge' };
  // Favicons are most of a bookmark file, and of no use here.
  return new DOMParser().parseFromString(text.replace(/\sICON="[^"]*"/gi, ''), 'text/html');
}
