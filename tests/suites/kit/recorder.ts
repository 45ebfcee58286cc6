import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from '../../demo/reply.ts';

/** One request as it left the browser. */
export interface Recorded {
  /** Absolute; only host and port of what is encrypted, because it is refused before it says more. */
  url: string;
  /** What the browser says it is for: `image`, `document`, `empty` (fetch) …; empty where it does not say. */
  purpose: string;
  referrer: string;
}

/** A proxy through which everything goes that leaves the browser. */
export interface Recorder {
  port: number;
  requests: Recorded[];
  /** Chromium's switches that send everything here, this machine's own addresses too. */
  chromiumArgs: string[];
  close(): Promise<void>;
}

/** Nothing there, and nothing that a page would be left for. */
const NOTHING: Reply = { status: 204, headers: {}, body: Buffer.alloc(0) };

/** What Chromium asks for on its own account, with or without an extension; seen by starting it without one. */
const BROWSERS_OWN =
  /(?:^|\.)(?:google|googleapis|gvt1|gstatic|google\.co\w*|mozilla|firefox|mozaws|detectportal)\.(?:com|net|org)(?::443)?$/;

/** Starts the proxy; what `answer` does not know gets an empty answer, what is encrypted is written down and refused. */
export async function startRecorder(answer: (url: URL) => Reply | undefined): Promise<Recorder> {
  const requests: Recorded[] = [];
  const record = (url: string, request: IncomingMessage) => {
    const host = /^\w+:\/\/([^/]*)/.exec(url)?.[1] ?? url;
    if (BROWSERS_OWN.test(host)) return;
    const purpose = String(request.headers['sec-fetch-dest'] ?? guessPurpose(request.headers.accept));
    requests.push({ url, purpose, referrer: request.headers.referer ?? '' });
  };
  const server = createServer((request, response) => {
    const address = URL.parse(request.url ?? '', `http://${request.headers.host ?? 'nowhere'}`);
    record(address?.href ?? String(request.url), request);
    const { status, headers, body } = (address && answer(address)) ?? NOTHING;
    response.writeHead(status, { 'cache-control': 'no-store', ...headers });
    response.end(body);
  });
  server.on('connect', (request, socket) => {
    record(`https://${request.url}`, request);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  server.on('upgrade', (request, socket) => {
    record(`ws://${request.headers.host}${request.url}`, request);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requests,
    chromiumArgs: [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What is not encrypted is not told what it is for, but in which forms it may come. */
function guessPurpose(accept = ''): string {
  if (accept.startsWith('image/')) return 'image';
  if (accept.startsWith('text/html')) return 'document';
  return accept === '*/*' ? 'empty' : '';
}

/** For `launch`: names are the proxy's business, so none is told to the browser. */
export const NO_RULES = { resolverRules: 'MAP unused.invalid 127.0.0.1' };
