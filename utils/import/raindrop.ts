import type { ImportFile, ImportItem } from './import-item';
import { isTrue, readRows, splitTags } from './read-rows';

/** Raindrop's CSV: `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite`. The folder becomes a tag. */
export function readRaindrop(file: ImportFile, now: Date): AsyncGenerator<ImportItem> {
  return readRows(file, now, (row) => {
    const folder = row.get('folder') ?? '';
    return {
      url: row.get('url'),
      title: row.get('title'),
      note: row.get('note'),
      excerpt: row.get('excerpt'),
      savedAt: row.get('created'),
      tags: [...(/^unsorted$/i.test(folder) ? [] : [folder]), ...splitTags(row.get('tags'), ',')],
      leadImage: row.get('cover'),
      isStarred: isTrue(row.get('favorite')),
      quotes: readHighlights(row.get('highlights') ?? ''),
    };
  });
}

/** `Highlight:…` with `Note:…` under it, one after the other. */
function readHighlights(words: string): { quote: string; note: string }[] {
  return words
    .split(/^Highlight:/m)
    .slice(1)
    .map((part) => {
      const [quote = '', note = ''] = part.split(/^Note:/m);
      return { quote, note };
    });
}
