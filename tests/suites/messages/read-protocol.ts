import { readFileSync } from 'node:fs';

/** One message of the protocol, and who says of itself that it sends it. */
export interface Declared {
  type: string;
  /** As the comment over it says, e.g. `overlay.content`, `popup`. */
  from: string;
  to: string;
}

/** Reads the protocol from its source: a message that is added tomorrow is forged tomorrow. */
export function readProtocol(): Declared[] {
  const source = readFileSync(new URL('../../../utils/messaging.ts', import.meta.url), 'utf8');
  const map = /interface ProtocolMap \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  const entries = [...map.matchAll(/\/\*\* ([^*]*?) → (\S+?):[^*]*\*\/\s*(\w+)\(/g)];
  return entries.map(([, from = '', to = '', type = '']) => ({ type, from, to }));
}

/** Whether a page's content script may send it; about its own page only, which the effects must show. */
export function isForContentScripts({ from, to }: Declared): boolean {
  return to === 'background' && from.includes('.content');
}
