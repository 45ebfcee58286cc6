/** What the demo server sends back. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Half of the body at once, the other half this much later. */
  delayMs?: number;
  /** Half of the body, and then the line goes dead. */
  isCut?: boolean;
}

/** Any file; text is given byte by byte, as latin1. */
export function reply(type: string, body: string | Buffer): Reply {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  return { status: 200, headers: { 'content-type': type }, body: bytes };
}

/** A page; without `charset` the page's own `<meta>` has the word, as on old portals. */
export function html(latin1: string, { charset }: { charset?: string } = { charset: 'utf-8' }): Reply {
  return reply(charset ? `text/html; charset=${charset}` : 'text/html', latin1);
}

/** A page written here, in UTF-8. */
export function page(text: string, headers: Record<string, string> = {}): Reply {
  const made = reply('text/html; charset=utf-8', Buffer.from(text, 'utf8'));
  return { ...made, headers: { ...made.headers, ...headers } };
}
