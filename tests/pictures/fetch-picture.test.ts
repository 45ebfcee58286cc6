// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { fetchPicture } from '@/utils/pictures/fetch-picture';
import { readPicture } from '@/utils/pictures/read-picture';
import { drawPicture } from '../demo/pictures';

const URL_ = 'https://img.example.cn/a.png';
const PICTURE = new Uint8Array(drawPicture('a', 40, 30));

function answering(body: BodyInit, init: ResponseInit & { url?: string } = {}) {
  return vi.fn<typeof fetch>(async () => {
    const response = new Response(body, init);
    return Object.defineProperty(response, 'url', { value: init.url ?? URL_ });
  });
}

test('asks without cookies and referrer, and tells the picture by its bytes', async () => {
  const fetch = answering(PICTURE, { headers: { 'content-type': 'text/html' } });
  const fetched = await fetchPicture(URL_, { fetch });
  expect(fetched).toMatchObject({ kind: 'picture', file: { mime: 'image/png', width: 40, height: 30 } });
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
});

test('does not even ask a private address, and takes nothing from one', async () => {
  const fetch = answering(PICTURE);
  expect(await fetchPicture('http://192.168.1.1/a.png', { fetch })).toEqual({
    kind: 'failed',
    reason: 'forbiddenAddress',
  });
  expect(fetch).not.toHaveBeenCalled();
  const redirected = answering(PICTURE, { url: 'http://127.0.0.1/a.png' });
  expect(await fetchPicture(URL_, { fetch: redirected })).toEqual({ kind: 'failed', reason: 'forbiddenAddress' });
});

test('hangs up on a body that is larger than announced', async () => {
  let sent = 0;
  let isCancelled = false;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel() {
      isCancelled = true;
    },
  });
  const fetch = vi.fn<typeof globalThis.fetch>(async (_, init) => {
    init?.signal?.addEventListener('abort', () => void endless.cancel().catch(() => (isCancelled = true)));
    return new Response(endless, { headers: { 'content-length': '10' } });
  });
  const fetched = await fetchPicture(URL_, { fetch, maxBytes: 5_000 });
  expect(fetched).toEqual({ kind: 'failed', reason: 'tooLarge' });
  expect(sent).toBeLessThan(12);
  expect(isCancelled).toBe(true);
});

test('gives up on a server that has gone to sleep', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(
    (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      }),
  );
  expect(await fetchPicture(URL_, { fetch, stallMs: 20 })).toEqual({ kind: 'failed', reason: 'slow' });
});

test.each([
  [403, 'refused'],
  [404, 'refused'],
  [429, 'unreachable'],
  [503, 'unreachable'],
])('status %i is %s', async (status, reason) => {
  expect(await fetchPicture(URL_, { fetch: answering('', { status }) })).toEqual({ kind: 'failed', reason });
});

test('what is no picture, or none that is shown here, is said to be that', () => {
  const read = (text: string) => readPicture(new TextEncoder().encode(text));
  expect(read('<!doctype html><p>sorry</p>')).toEqual({ kind: 'failed', reason: 'notPicture' });
  expect(read('')).toEqual({ kind: 'failed', reason: 'notPicture' });
  const drawing = '<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"/>';
  expect(read(drawing)).toEqual({ kind: 'drawing', bytes: new TextEncoder().encode(drawing) });
  expect(readPicture(PICTURE.slice(0, 12))).toEqual({ kind: 'failed', reason: 'notPicture' });
  expect(readPicture(new Uint8Array(drawPicture('dot', 1, 1)))).toEqual({ kind: 'failed', reason: 'tracker' });
  expect(readPicture(new Uint8Array(drawPicture('line', 600, 2)))).toEqual({ kind: 'failed', reason: 'tracker' });
});

test('cut-off and garbled bytes of every length are read without a hang', () => {
  for (let length = 0; length < 200; length++) {
    for (const head of [
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff\xe0',
      'GIF89a',
      'RIFF\0\0\0\0WEBPVP8 ',
      '\0\0\0\x18ftypavif',
    ]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i < head.length ? head.charCodeAt(i) : (i * 37) & 0xff));
      expect(['picture', 'failed']).toContain(readPicture(bytes).kind);
    }
  }
});
