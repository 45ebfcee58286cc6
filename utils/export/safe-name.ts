/** What some system or other refuses in a name; Windows refuses most. Line ends, bidi controls and zero-width ones hide things. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;
/** Names of devices on Windows, with whatever ending. */
const RESERVED = /^(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** Bytes of UTF-8: file systems allow 255, and some of them are for an ending, a number and a date. */
const MAX_BYTES = 120;

/**
 * A name for a file or folder that every system takes: no reserved words, no characters that mean something, not too
 * long in bytes, no dot or blank at either end.
 */
export function toSafeName(words: string, maxBytes = MAX_BYTES): string {
  const plain = words.normalize('NFC').toWellFormed().replace(FORBIDDEN, ' ').replace(/\s+/gu, ' ');
  const trimmed = trimEnds(cutBytes(trimEnds(plain), maxBytes));
  // A tilde in front is the home folder, and what a short name on old systems ends with is harmless.
  const safe = trimmed.replace(/^[~-]+/, '').replace(RESERVED, '_$&');
  return trimEnds(safe) || '_';
}

function trimEnds(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/gu, '');
}

/** Cut between characters, not within one, and not between an emoji and what changes it. */
function cutBytes(text: string, maxBytes: number): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += encoder.encode(segment).length;
    if (bytes > maxBytes) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

/** Gives names that differ also where the system does not tell capitals or compositions apart. */
export function createNamer(): (wanted: string, ending?: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const key = (name: string) => name.normalize('NFKC').toLowerCase().toUpperCase();
  return (wanted, ending = '') => {
    const base = toSafeName(wanted);
    for (let number = next.get(key(base)) ?? 1; ; number++) {
      const name = number === 1 ? base : `${base} (${number})`;
      if (taken.has(key(name))) continue;
      taken.add(key(name));
      next.set(key(base), number + 1);
      return `${name}${ending}`;
    }
  };
}
