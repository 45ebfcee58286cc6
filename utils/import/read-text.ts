import { LIMITS } from './limits';

/** Bytes as text: by their byte order mark, else UTF-8, else GB 18030, in which old Chinese files are. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const chinese = new TextDecoder('gb18030').decode(bytes);
    // Damaged UTF-8 is as likely as an old file; what reads better is it.
    const damaged = new TextDecoder().decode(bytes);
    return countUnreadable(chinese) < countUnreadable(damaged) ? chinese : damaged;
  }
}

function countUnreadable(text: string): number {
  return text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
}

/** A whole file as text; undefined if it is larger than any of its kind. */
export async function readText(blob: Blob): Promise<string | undefined> {
  if (blob.size > LIMITS.text) return undefined;
  return decodeText(new Uint8Array(await blob.arrayBuffer()));
}

/** The beginning of a file as text; a character cut in two at its end is no damage. */
export async function readHead(blob: Blob, bytes = 65_536): Promise<string> {
  const head = new Uint8Array(await blob.slice(0, bytes).arrayBuffer());
  if (blob.size <= bytes) return decodeText(head);
  const text = new TextDecoder('utf-8', { fatal: true });
  try {
    return text.decode(head, { stream: true });
  } catch {
    return decodeText(head);
  }
}
