// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { fetchPicture } from '@/utils/pictures/fetch-picture';
import { leadsAway } from '@/utils/pictures/leads-away';

const URL_ = 'https://img.example.cn/a.png';

/** A server that sends on to a host which the browser lets nobody ask. */
const sendingOn = () =>
  vi.fn<typeof fetch>(async (_, init) => {
    if (init?.redirect !== 'manual') throw new TypeError('Failed to fetch');
    return Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
  });

test('an address that leads on to where nobody may look is told from one that does not answer', async () => {
  const silent = vi.fn<typeof fetch>(async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await leadsAway(URL_, sendingOn())).toBe(true);
  expect(await leadsAway(URL_, silent)).toBe(false);
  expect(await leadsAway(URL_, async () => new Response('here'))).toBe(false);
  expect(await fetchPicture(URL_, { fetch: sendingOn() })).toEqual({ kind: 'failed', reason: 'ledAway' });
  expect(await fetchPicture(URL_, { fetch: silent })).toEqual({ kind: 'failed', reason: 'unreachable' });
});
