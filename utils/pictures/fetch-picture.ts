import { type Fetched, MAX_PICTURE_BYTES, type PictureReason } from '@/utils/picture';
import { judgeAddress } from './judge-address';
import { leadsAway } from './leads-away';
import { readPicture } from './read-picture';

/** Without a byte for this long the server has gone to sleep. */
const STALL_MS = 20_000;
/** Even a picture that trickles ends some time. */
const TOTAL_MS = 120_000;

export interface FetchOptions {
  /** The browser's own, or a test's. */
  fetch?: typeof fetch;
  /** Fewer where the article has not room for more. */
  maxBytes?: number;
  stallMs?: number;
  /** It failed before: what the browser remembers of it may be the failure. */
  isAgain?: boolean;
}

/** A reason, thrown from the depths of a request. */
class Refusal extends Error {
  constructor(readonly reason: PictureReason) {
    super(reason);
  }
}

/**
 * Asks for one picture as nobody in particular: no cookies, no referrer. Never throws. Counts what comes and hangs up
 * when it is too much, whatever the server announced.
 */
export async function fetchPicture(url: string, options: FetchOptions = {}): Promise<Fetched> {
  const judged = judgeAddress(url);
  if (judged !== 'allowed') return { kind: 'failed', reason: judged };
  const { maxBytes = MAX_PICTURE_BYTES, stallMs = STALL_MS } = options;
  const hangUp = new AbortController();
  const total = setTimeout(() => hangUp.abort(new Refusal('slow')), TOTAL_MS);
  let stall = setTimeout(() => hangUp.abort(new Refusal('slow')), stallMs);
  try {
    const response = await (options.fetch ?? fetch)(url, {
      signal: hangUp.signal,
      cache: options.isAgain ? 'reload' : 'default',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif,*/*;q=0.5' },
    });
    checkAnswer(response, maxBytes);
    const bytes = await readBody(response, maxBytes, () => {
      clearTimeout(stall);
      stall = setTimeout(() => hangUp.abort(new Refusal('slow')), stallMs);
    });
    return readPicture(bytes);
  } catch (error) {
    const cause: unknown = hangUp.signal.aborted ? hangUp.signal.reason : error;
    if (cause instanceof Refusal) return { kind: 'failed', reason: cause.reason };
    return { kind: 'failed', reason: (await leadsAway(url, options.fetch)) ? 'ledAway' : 'unreachable' };
  } finally {
    clearTimeout(total);
    clearTimeout(stall);
    hangUp.abort();
  }
}

/** @throws Refusal where there is no use in reading on */
function checkAnswer(response: Response, maxBytes: number): void {
  // A public address may send on to a private one.
  const judged = response.url ? judgeAddress(response.url) : 'allowed';
  if (judged !== 'allowed') throw new Refusal(judged);
  if (!response.ok) {
    throw new Refusal(response.status === 429 || response.status >= 500 ? 'unreachable' : 'refused');
  }
  if (Number(response.headers.get('content-length')) > maxBytes) throw new Refusal('tooLarge');
}

async function readBody(response: Response, maxBytes: number, onBytes: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) throw new Refusal('notPicture');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    onBytes();
    size += step.value.byteLength;
    if (size > maxBytes) throw new Refusal('tooLarge');
    parts.push(step.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
