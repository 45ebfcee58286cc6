import { PICTURE_HOSTS } from './addresses.ts';
import { drawPicture } from './pictures.ts';
import { page, type Reply, reply } from './reply.ts';
import { PLAIN } from './writing.ts';

/** What a picture's server may say to a request. */
export interface Asked {
  referer?: string;
  cookie?: string;
  /** It has been put in order since. */
  isMended?: boolean;
}

const PNG = 'image/png';
const DRAWING =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="teal"/></svg>';
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
/** A real picture with as much behind it as makes it too large. */
const huge = () => Buffer.concat([drawPicture('huge'), Buffer.alloc(26_000_000)]);

/** Pictures of every kind that is hard on a downloader, at `/hard/…` of any host. */
const HARD: Record<string, (asked: Asked) => Reply> = {
  'one.png': () => reply(PNG, drawPicture('one', 480, 320)),
  'one-again.jpg': () => reply('image/jpeg', drawPicture('one', 480, 320)),
  'two.png': () => reply(PNG, drawPicture('two', 480, 320)),
  // Refuses those who come from another site, and those who bring something to be recognised by.
  'guarded.png': ({ referer, cookie }) =>
    referer || cookie ? { ...reply(PNG, ''), status: 403 } : reply(PNG, drawPicture('guarded', 480, 320)),
  'closed.png': () => ({ ...reply(PNG, ''), status: 403 }),
  'gone.png': () => ({ ...reply('text/html', 'gone'), status: 404 }),
  'late.png': () => ({ ...reply(PNG, drawPicture('late', 480, 320)), delayMs: 2_500 }),
  'page.png': () => ({ ...page('<!doctype html><p>Not a picture'), headers: { 'content-type': PNG } }),
  'cut.png': () => ({ ...reply(PNG, drawPicture('cut', 480, 320)), isCut: true }),
  'moved.png': () => ({ ...reply(PNG, ''), status: 302, headers: { location: '/hard/two.png' } }),
  'inside.png': () => ({ ...reply(PNG, ''), status: 302, headers: { location: 'http://10.0.0.1/hard/two.png' } }),
  'huge.png': () => reply(PNG, huge()),
  'drawing.svg': () => reply('image/svg+xml', DRAWING),
  'dot.gif': () => reply('image/gif', DOT),
};

/** The answer to `/hard/<name>`, if there is such a picture. */
export function answerHard(path: string, asked: Asked): Reply | undefined {
  if (asked.isMended) return reply(PNG, drawPicture(path, 480, 320));
  return path.startsWith('/hard/') ? HARD[path.slice('/hard/'.length)]?.(asked) : undefined;
}

/** An article that shows these pictures, one between every two paragraphs. */
export function writeGallery(title: string, addresses: readonly string[]): { title: string; paragraphs: string[] } {
  const lines = addresses.map((address, n) => [
    PLAIN.paragraphs[n % PLAIN.paragraphs.length] ?? '',
    `<img src="${address}" alt="第${n + 1}幅">`,
  ]);
  return { title, paragraphs: [...lines.flat(), ...PLAIN.paragraphs] };
}

/** Everything that its own host has. */
export const OWN_GALLERY = Object.keys(HARD).map((name) => `/hard/${name}`);
/** Two of its own, and three from two other hosts. */
export const MIXED_GALLERY = [
  '/hard/one.png',
  '/hard/two.png',
  `http://${PICTURE_HOSTS[0]}/hard/guarded.png`,
  `http://${PICTURE_HOSTS[0]}/hard/one.png`,
  `http://${PICTURE_HOSTS[1]}/hard/late.png`,
];
