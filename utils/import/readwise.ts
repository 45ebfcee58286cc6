import type { ImportFile, ImportItem } from './import-item';
import { readRows } from './read-rows';

/** Readwise Reader's CSV: `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen`. */
export function readReadwise(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRows(file, now, (row) => {
    const place = (row.get('location') ?? '').toLowerCase();
    const progress = Number.parseFloat(row.get('reading progress') ?? '') || 0;
    return {
      url: row.get('url'),
      title: row.get('title'),
      savedAt: row.get('saved date'),
      tags: readList(row.get('document tags') ?? ''),
      // From 0 to 1, or in per cent.
      progress: progress > 1 ? progress * 10 : progress * 1000,
      isRead: place === 'archive' || progress >= 1,
      isArchived: place === 'archive',
      isStarred: place === 'shortlist',
    };
  });
}

/** A list as Python writes it: `['one', "two's"]`. */
function readList(words: string): string[] {
  const quoted = words.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g);
  return [...quoted].map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'));
}
