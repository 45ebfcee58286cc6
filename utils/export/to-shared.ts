import type { ArchivedShared } from '@/utils/archived-shared';

/** The file of an archive that holds what belongs to no single article, and what it begins with. */
export const SHARED_FILE = 'shared.json';
export const SHARED_FORMAT = 'jingdu-shared';

/** Colours of tags and rules for sites, as JSON. */
export function toShared({ tagColors, rules }: ArchivedShared): string {
  return JSON.stringify({ format: SHARED_FORMAT, version: 1, tagColors, rules });
}
