import { browser } from 'wxt/browser';
import { decodePage } from '@/utils/decode-page';
import type { FetchedPage } from '@/utils/messaging';
import { judgeAddress, toHostPattern } from '@/utils/pictures/judge-address';
import { leadsAway } from '@/utils/pictures/leads-away';
import { Problem, toProblemCode } from '@/utils/problem';
import { loadRules } from '@/utils/site-rules';

const TIMEOUT_MS = 20_000;
/** More is no article. */
const MAX_BYTES = 5_000_000;
const GONE: readonly number[] = [404, 410];

/**
 * A page as a click on its link would bring it, with the reader's cookies for that site but without a referrer, and only
 * from a host that the reader has allowed. Nothing in it is loaded or run.
 * @throws Problem `noHostAccess`, `pageGone`, `pageRefused`, `ledAway`, `unreachable`, `notHtml`, `tooLarge`
 */
export async function fetchPage(url: string): Promise<FetchedPage> {
  await assertAllowed(url);
  const response = await fetch(url, {
    credentials: 'include',
    referrerPolicy: 'no-referrer',
    // As it is now: the question may be whether it has changed.
    cache: 'no-cache',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(async (error: unknown) => {
    throw new Problem((await leadsAway(url)) ? 'ledAway' : 'unreachable', { cause: error });
  });
  // A click on the toolbar there lets us in for the moment, and would have the reader asked for the host that they began at.
  await assertAllowed(response.url).catch((error: unknown) => {
    throw toProblemCode(error) === 'noHostAccess' ? new Problem('ledAway', { cause: error }) : error;
  });
  if (GONE.includes(response.status)) throw new Problem('pageGone');
  if (!response.ok) throw new Problem('pageRefused');
  const type = response.headers.get('content-type') ?? '';
  if (!/^(?:text\/html|application\/xhtml\+xml)/i.test(type)) throw new Problem('notHtml');
  const html = decodePage(await readBytes(response), type);
  const { hostname } = new URL(response.url);
  return { url: response.url, html, rules: (await loadRules()).filter(({ host }) => host === hostname) };
}

/** A link may lead anywhere, also into the reader's own network, where asking alone can do harm. */
async function assertAllowed(url: string): Promise<void> {
  if (judgeAddress(url) === 'forbiddenAddress') throw new Problem('pageRefused');
  const isAllowed = await browser.permissions.contains({ origins: [toHostPattern(url)] });
  if (!isAllowed) throw new Problem('noHostAccess');
}

async function readBytes(response: Response): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      size += next.value.byteLength;
      if (size > MAX_BYTES) throw new Problem('tooLarge');
      chunks.push(next.value);
    }
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    throw error instanceof Problem ? error : new Problem('unreachable', { cause: error });
  }
  return new Blob(chunks).arrayBuffer();
}
