import { crc32, deflateSync } from 'node:zlib';

/** A PNG of a soft gradient whose colours depend on `seed`, so that pictures can be told apart. */
export function drawPicture(seed: string, width = 240, height = 160): Buffer {
  const hash = crc32(seed);
  const from = [90 + (hash & 127), 90 + ((hash >> 7) & 127), 90 + ((hash >> 14) & 127)];
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      const shade = Math.round(((x / width + y / height) / 2) * 90) - 45;
      from.forEach((value, channel) => {
        rows[at + channel] = Math.min(255, Math.max(0, value + shade));
      });
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, true colour; the other three bytes name the only methods there are.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A coloured box that says what it is: an advertisement nobody can overlook. */
export function drawAdvertisement(width: number, height: number, words: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><linearGradient id="g"><stop stop-color="#ff8a00"/><stop offset="1" stop-color="#e52e71"/></linearGradient></defs>
<rect width="100%" height="100%" fill="url(#g)"/>
<text x="50%" y="50%" fill="#fff" font-size="${Math.round(Math.min(height / 3, width / 9))}" font-family="sans-serif"
 text-anchor="middle" dominant-baseline="central">${words}</text></svg>`;
}
