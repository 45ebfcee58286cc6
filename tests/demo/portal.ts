import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OTHER_HOST, PICTURE_HOSTS, PORTAL_HOSTS, THIRD_PARTY_HOSTS } from './addresses.ts';
import { type Asked, answerHard } from './gallery.ts';
import { answerOther } from './other-site.ts';
import { drawAdvertisement, drawPicture } from './pictures.ts';
import { answerPortal } from './portal-site.ts';
import { page, type Reply, reply } from './reply.ts';

/** The demo server: the portal, another site and the third parties of both, each under its own host name. */
export interface Portal {
  port: number;
  /** Every request so far, as `host/path`. */
  requests: string[];
  /** What came with each of them, by the same number. */
  asked: Asked[];
  /** Hard pictures that are ordinary ones from now on, by their paths. */
  mended: Set<string>;
  /** Paths that are answered only when they are taken out of here. */
  held: Set<string>;
  /** Chromium's `--host-resolver-rules`: our hosts are here, everything else is nowhere. */
  resolverRules: string;
  close(): Promise<void>;
}

/** Starts the demo server on a free port of this machine. */
export async function startPortal(): Promise<Portal> {
  const requests: string[] = [];
  const asked: Asked[] = [];
  const mended = new Set<string>();
  const held = new Set<string>();
  const server = createServer(async (request, response) => {
    const { host, path, query } = readAddress(request);
    const { referer, cookie } = request.headers;
    requests.push(`${host}${path}`);
    asked.push({ referer, cookie });
    while (held.has(path) && !response.destroyed) await new Promise((resolve) => setTimeout(resolve, 50));
    const { status, headers, body, delayMs, isCut } = answer(host, path, query, {
      referer,
      cookie,
      isMended: mended.has(path),
    });
    const length = isCut ? { 'content-length': String(body.length) } : {};
    response.writeHead(status, { 'cache-control': 'max-age=60', ...headers, ...length });
    if (!delayMs && !isCut) return response.end(body);
    response.write(body.subarray(0, body.length / 2));
    if (isCut) return setTimeout(() => response.destroy(), 50);
    setTimeout(() => response.end(body.subarray(body.length / 2)), delayMs);
  });
  const port = await listen(server);
  return { port, requests, asked, mended, held, resolverRules: writeRules(port), close: () => close(server) };
}

function readAddress(request: IncomingMessage): { host: string; path: string; query: URLSearchParams } {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  return { host, path: pathname, query: searchParams };
}

/** What the demo's sites answer, each under its own host name. */
export function answer(host: string, path: string, query: URLSearchParams, asked: Asked = {}): Reply {
  const hard = answerHard(path, asked);
  if (hard) return hard;
  if ((PORTAL_HOSTS as readonly string[]).includes(host)) return answerPortal(path);
  if (host === OTHER_HOST) return answerOther(path);
  if (host === 'ads.example.net') return answerAdvertiser(path, query);
  return reply('image/png', drawPicture(`${host}${path}`, 480, 320));
}

function answerAdvertiser(path: string, query: URLSearchParams): Reply {
  const [width, height] = [Number(query.get('w') ?? 640), Number(query.get('h') ?? 90)];
  const banner = drawAdvertisement(width, height, '广告 · 限时特惠');
  if (path === '/slot') return page(`<!doctype html><style>body{margin:0}</style>${banner}`);
  if (path.endsWith('.js')) return reply('text/javascript', 'window.__adScript = true;');
  return reply('image/svg+xml', Buffer.from(banner));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Browsers keep connections open long after they need them.
    server.closeAllConnections();
  });
}

function writeRules(port: number): string {
  const hosts = [...PORTAL_HOSTS, OTHER_HOST, ...PICTURE_HOSTS, ...THIRD_PARTY_HOSTS];
  return [...hosts.map((host) => `MAP ${host}:80 127.0.0.1:${port}`), 'MAP * ~NOTFOUND'].join(', ');
}
