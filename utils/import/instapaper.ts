import type { ImportFile, ImportItem } from './import-item';
import { readRows, splitTags } from './read-rows';

/** Folders of Instapaper's own, which say a state and are no subject. */
const STATES = new Set(['', 'unread', 'archive', 'starred']);

/** Instapaper's CSV: `URL,Title,Selection,Folder,Timestamp` and, since 2024, `Tags` as a JSON list. */
export function readInstapaper(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRows(file, now, (row) => {
    const folder = row.get('folder') ?? '';
    const state = folder.toLowerCase();
    return {
      url: row.get('url'),
      title: row.get('title'),
      savedAt: row.get('timestamp'),
      tags: [...(STATES.has(state) ? [] : [folder]), ...readTags(row.get('tags') ?? '')],
      excerpt: row.get('selection'),
      isRead: state === 'archive',
      isArchived: state === 'archive',
      isStarred: state === 'starred',
    };
  });
}

function readTags(words: string): unknown[] {
  if (!words.startsWith('[')) return splitTags(words, ',');
  try {
    const tags: unknown = JSON.parse(words);
    return Array.isArray(tags) ? tags : [];
  } catch {
    return [];
  }
}
