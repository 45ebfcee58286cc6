/**
 * What can go wrong between a reader's click and its result. Each code has a sentence in both catalogues,
 * `problem_<code>`, that says what happened and what to do next.
 */
export type ProblemCode =
  /** chrome://, about:, view-source:, the web store: no extension may look into it. */
  | 'browserPage'
  /** A page that the reader has not given us: the toolbar was not clicked here. */
  | 'noAccess'
  /** PDF, JSON, a picture, plain text: not a page with an article. */
  | 'notHtml'
  | 'noArticle'
  /** Larger than the extractor's budget, and no honest part of it could be shown. */
  | 'tooLarge'
  /** The page did not answer in time. */
  | 'noAnswer'
  /** The page takes away, or does not draw, whatever is put over it. */
  | 'overlayHidden'
  | 'tabClosed'
  /** The tab shows another address than the one that was asked for. */
  | 'navigated'
  /** What was to be changed has been changed by somebody else meanwhile: another page, or a press just before. */
  | 'articleChanged'
  /** A highlight that is none, or of an article that is not kept any more. */
  | 'noHighlight'
  /** The browser has not put a file into the downloads folder. */
  | 'downloadFailed'
  /** A file that is no copy of a backup. */
  | 'notBackup'
  /** A file that is none of our settings. */
  | 'notSettings'
  | 'storageFull'
  /** IndexedDB is refused, as in some private windows. */
  | 'storageRefused'
  /** There is no room where an export was to be written. */
  | 'exportDiskFull'
  /** An export may not be written where the reader wanted it. */
  | 'exportRefused'
  /** The browser lets nobody write to the clipboard. */
  | 'copyRefused'
  /** The reader has not allowed us to ask this host. */
  | 'noHostAccess'
  /** 404 and 410: there is no such page any more. */
  | 'pageGone'
  /** The server has it not for us, or its address is inside this machine or its network. */
  | 'pageRefused'
  /** The address sends on to a host that the reader has not allowed, and which the browser does not name. */
  | 'ledAway'
  /** No answer: offline, no such host, cut off. */
  | 'unreachable'
  /** Another page has opened a newer version of the library: this one still runs the old code. */
  | 'outdated'
  /** A new version of the library waits for another page to let go of the old one. */
  | 'storageBusy'
  | 'unexpected';

/** What to say for each reason for which no article was extracted. */
export const EXTRACTION_PROBLEMS = {
  'not-html': 'notHtml',
  'too-large': 'tooLarge',
  'no-article': 'noArticle',
} as const satisfies Record<string, ProblemCode>;

export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** The result of a request that crosses contexts; errors do not survive messages, so they travel as codes. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: ProblemCode };

/** Runs `work` and turns whatever it throws into a code. */
export async function toOutcome<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: toProblemCode(error) };
  }
}

/** The value of an outcome, or its problem thrown. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Problem(outcome.problem);
}

export function toProblemCode(error: unknown): ProblemCode {
  return error instanceof Problem ? error.code : 'unexpected';
}
