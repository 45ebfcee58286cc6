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
  return new DOMParser().parseFromString(decode(bytes, type), 'text/html');
}

/** By the header's charset, else the page's own word for it, else UTF-8; old Chinese pages are GBK. */
function decode(bytes: ArrayBuffer, type: string): string {
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 2048));
  const named = /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
