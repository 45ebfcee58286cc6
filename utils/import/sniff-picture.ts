const SIGNS: readonly [mime: string, sign: RegExp][] = [
  ['image/png', /^\u0089PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/avif', /^[\s\S]{4}ftyp(?:avif|avis|[\s\S]{8,40}avif)/],
  ['image/bmp', /^BM[\s\S]{4}\0\0\0\0/],
];

/** What picture some bytes begin, by the bytes alone; undefined if none that is shown here. */
export function sniffPicture(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head.subarray(0, 64));
  return SIGNS.find(([, sign]) => sign.test(text))?.[0];
}
