/**
 * Whether an address that could not be fetched sends on to another one. Where that is of a host that the reader has not
 * allowed, the browser says no more than that the request failed; asked not to follow, it says at least that there was a
 * way to follow.
 */
export async function leadsAway(url: string, ask: typeof fetch = fetch): Promise<boolean> {
  try {
    const response = await ask(url, { redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' });
    await response.body?.cancel();
    return response.type === 'opaqueredirect';
  } catch {
    return false;
  }
}
