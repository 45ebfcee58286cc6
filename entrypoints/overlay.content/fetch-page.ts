import { decodePage } from '@/utils/decode-page';

/** A page that takes longer has failed; the reader may try again. */
const TIMEOUT_MS = 10_000;
/** More is no page of an article. */
const MAX_BYTES = 5_000_000;

/**
 * A further page of the article, fetched as a click on its link would: from the page's own origin, with its cookies.
 * @throws where there is no such page, or not in time, or it is not HTML
 */
export async function fetchPage(url: string, signal: AbortSignal | undefined): Promise<Document> {
  if (new URL(url).origin !== location.origin) throw new Error('another origin');
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { signal: signal ? AbortSignal.any([signal, limit]) : limit });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !/^(?:text\/html|application\/xhtml\+xml)/i.test(type)) throw new Error('no page');
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES) throw new Error('too large');
  return new DOMParser().parseFromString(decodePage(bytes, type), 'text/html');
}
