import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Article, Length, OwnEdits } from './article';
import type { Highlight, HighlightDraft, Place } from './highlight';
import { type Outcome, Problem } from './problem';
import type { Receipt } from './receipt';
import type { SiteRule } from './sites/site-rule';

/** This page, as the popup shows it before anything is saved. */
export interface PageSummary {
  url: string;
  title: string;
  source?: string;
  byline?: string;
  publishedTime?: string;
  lang: string;
  length: Length;
  leadImage?: string;
  /** False where the detector does not take the page for an article; the reader may still ask to read it. */
  isArticle: boolean;
}

/** Where and when an article was kept. */
export interface SaveReply {
  id: string;
  savedAt: string;
  /** The hash of the body that it had before, where that said something else and stays as a version. */
  older?: string;
  /** How complete it is, as far as is known by now. */
  receipt?: Receipt;
  /** Addresses of pictures that only the page itself may fetch. */
  pictures?: readonly string[];
  /** What the reader has done to its text. */
  edits?: OwnEdits;
}

/** What came of an edit made over the page: done, or not, because something else is kept than what the reader saw. */
export type EditReply =
  /** With the addresses of pictures that only the page itself may fetch. */
  { kind: 'kept'; pictures: readonly string[] } | { kind: 'other'; bodyHash: string; edits?: OwnEdits };

export interface ReadRequest {
  tabId: number;
  /** True to show the best there is, even where no article was recognised. */
  isForced: boolean;
}

export interface SaveRequest extends ReadRequest {
  /** The same for every retry of one click. */
  operationId: string;
}

/** A page as it was fetched: its last address, its source, and what the reader has told us about its site. */
export interface FetchedPage {
  url: string;
  html: string;
  /** With the page, because a document that nobody sees cannot read settings. */
  rules: readonly SiteRule[];
}

/** A link that may lead to an article, as `utils/extract/find-links` judges it. */
export interface PageLink {
  url: string;
  title: string;
  isLikely: boolean;
}

/** What keeping one of many came to. */
export interface KeptReply {
  id: string;
  isNew: boolean;
}

/** What a reader has left in a kept article. */
export interface MarksReply {
  id: string;
  place?: Place;
  /** In per mille. */
  progress: number;
  highlights: Highlight[];
}

/** Every message between contexts. Plain JSON only; each answer is an Outcome, because errors do not cross. */
interface ProtocolMap {
  /** detect.content → background: what the page in this tab is. */
  pageDetected(data: { url: string; isArticle: boolean }): void;
  /** popup → background: describe the page in this tab. */
  describePage(data: { tabId: number }): Outcome<PageSummary>;
  /** popup → background: open the overlay in this tab. */
  readPage(data: ReadRequest): Outcome<void>;
  /** popup → background: keep the page in this tab. */
  savePage(data: SaveRequest): Outcome<SaveReply>;
  /** overlay.content → background: keep this article, under an address of the sender's own origin. */
  saveArticle(data: { article: Article; operationId: string }): Outcome<SaveReply>;
  /**
   * overlay.content → background: what the reader made of the HTML `before` of the sender's own kept article, if it is
   * kept still; `over` what is kept under this hash instead.
   */
  editSaved(data: { url: string; before: string; over?: string; article: Article }): Outcome<EditReply | undefined>;
  /** overlay.content → background: whether the sender's own address is kept. */
  findSaved(data: { url: string }): Outcome<SaveReply | undefined>;
  /** overlay.content → background: a picture of the sender's own article and origin, as base64. */
  bringPicture(data: { articleUrl: string; url: string; data: string }): Outcome<void>;
  /** library → background: pictures are wanted that were not before. */
  fetchPictures(data: undefined): Outcome<void>;
  /** overlay.content → background: open the sender's own kept article in the library. */
  openSaved(data: { url: string; isReceipt?: boolean }): Outcome<void>;
  /** overlay.content → background: put the converter of Chinese scripts beside the sender. */
  loadConverter(data: undefined): Outcome<void>;
  /** queue, library → background: the source of a page of an allowed host. */
  fetchPage(data: { url: string }): Outcome<FetchedPage>;
  /** queue, library → background: keep what was fetched and extracted. */
  keepFetched(data: { article: Article; operationId: string }): Outcome<KeptReply>;
  /** queue → background: keep the page of a tab, if it still shows this address. */
  keepTab(data: { tabId: number; url: string; operationId: string }): Outcome<KeptReply>;
  /** queue → background: the links of the page in a tab. */
  listLinks(data: { tabId: number }): Outcome<readonly PageLink[]>;
  /** queue → background: have the work done; false where the asking page must do it itself. */
  workOnQueue(data: undefined): Outcome<boolean>;
  /** safety → background: the library was set up anew, and may be opened again. */
  reopenLibrary(data: undefined): Outcome<void>;
  /** background → offscreen: there may be new work; false where it is closing. */
  lookAgain(data: undefined): boolean;
  /** background → offscreen: a PNG of this SVG, both as base64; undefined where none can be made. */
  drawPicture(data: { svg: string }): Outcome<string | undefined>;
  /** offscreen → background: the id of the backup of which a copy is due, if there is one. */
  findDueCopy(data: undefined): Outcome<string | undefined>;
  /** offscreen → background: put this copy, a `blob:` address of ours, into the downloads folder. */
  keepCopy(data: { url: string; snapshot: string }): Outcome<void>;
  /** background → overlay.content: the links of this page. */
  findLinks(data: undefined): Outcome<readonly PageLink[]>;
  /** overlay.content → background: what the reader has left in the sender's own article, if it is kept. */
  findMarks(data: { url: string }): Outcome<MarksReply | undefined>;
  /** overlay.content → background: keep a highlight, new or changed, of the sender's own kept article. */
  saveHighlight(data: { url: string; highlight: HighlightDraft }): Outcome<Highlight>;
  /** overlay.content → background: remove a highlight of the sender's own article. */
  removeHighlight(data: { url: string; id: string }): Outcome<void>;
  /** overlay.content → background: where the reader is in the sender's own article. */
  keepPlace(data: { url: string; place: Place; progress: number }): Outcome<void>;
  /** background → overlay.content: the article of this page in short. */
  describeArticle(data: undefined): Outcome<PageSummary>;
  /** background → overlay.content: show the article. */
  openOverlay(data: { isForced: boolean }): Outcome<void>;
  /** background → overlay.content: send the article to be kept, and again until it is acknowledged. */
  keepArticle(data: { operationId: string; isForced: boolean }): Outcome<SaveReply>;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>();

/** A worker can be stopped between a request and its answer; the same request again is safe, it carries an operation id. */
const RETRY_DELAYS_MS = [100, 400, 1500];

/**
 * Sends until there is an answer; a rejected message means that the other side was stopped before it answered.
 * @throws Problem `noAnswer` when nobody answers, as after an update of the extension under an open page
 */
export async function withRetry<T>(send: () => Promise<T>): Promise<T> {
  for (const delay of RETRY_DELAYS_MS) {
    try {
      return await send();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  try {
    return await send();
  } catch (error) {
    throw new Problem('noAnswer', { cause: error });
  }
}
