import type { ArchivedArticle } from '@/utils/archived-article';
import type { ArchivedShared } from '@/utils/archived-shared';

/**
 * What is read out of a file, one after the other: articles, links (articles without a body), what belongs to no single
 * article, and what is wrong.
 */
export type ImportItem =
  | { kind: 'article'; article: ArchivedArticle }
  | { kind: 'shared'; shared: ArchivedShared }
  | { kind: 'broken'; where: string; reason: BrokenReason };

/** Why something in a file cannot be taken; each has a sentence in both catalogues, `broken_<reason>`. */
export type BrokenReason =
  /** No http(s) address: nothing that could be opened, or told from another article. */
  | 'noAddress'
  /** Not what the format says should stand here. */
  | 'notRecord'
  /** The file ends in the middle. */
  | 'cutOff'
  /** More than anything real would be, packed or not. */
  | 'tooLarge'
  /** A page in which no article was found. */
  | 'noArticle'
  /** The list names a content file that the archive does not hold. */
  | 'contentMissing'
  /** A picture whose bytes are not there, or not what the list says they are; the article is taken without it. */
  | 'pictureBroken'
  /** A file of a known kind with nothing in it. */
  | 'empty'
  /** Not a ZIP file, or damaged. */
  | 'notZip'
  /** None of the formats that are known here. */
  | 'unknownFormat';

/** Every kind of file that can be read. */
const IMPORT_FORMATS = [
  'archive',
  'jsonLines',
  'pocketCsv',
  'pocketHtml',
  'instapaper',
  'omnivore',
  'omnivoreList',
  'wallabag',
  'readwise',
  'matter',
  'karakeep',
  'raindrop',
  'bookmarks',
  'csv',
  'page',
  'zipOfFiles',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A named piece of bytes: a file that the reader chose, or one within a ZIP file. */
export interface ImportFile {
  name: string;
  blob: Blob;
}
