/** A sentence to be spoken, and where it stands in the text. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
  /** The number of its line, from 0: blocks are lines. */
  paragraph: number;
}

/** Longer utterances are cut off by some voices after a quarter of a minute. */
const MAX_SPOKEN = 180;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
/** 「A. Smith」is one sentence to us, whatever Unicode's rules say of the stop. */
const ENDS_IN_INITIAL = /(?:^|[\s.])\p{Lu}\.\s*$/u;
const PAUSES = /[，、；：,;:]/;

/** The sentences of a text, by the rules of its language; what says nothing belongs to the sentence before it. */
export function splitSentences(text: string, lang: string): Sentence[] {
  const segmenter = createSegmenter(lang);
  const sentences: Sentence[] = [];
  let at = 0;
  for (const [paragraph, line] of text.split('\n').entries()) {
    for (const { from, to } of joinParts(line, [...segmenter.segment(line)])) {
      for (const piece of cutLong(line, from, to)) {
        const words = line.slice(piece.from, piece.to).trim();
        if (!SAYS_SOMETHING.test(words)) continue;
        const start = at + piece.from + line.slice(piece.from).search(/\S/);
        sentences.push({ text: words, start, end: start + words.length, paragraph });
      }
    }
    at += line.length + 1;
  }
  return sentences;
}

function createSegmenter(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang || undefined, { granularity: 'sentence' });
  } catch {
    // What pages write into `lang` need not be a language.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}

interface Stretch {
  from: number;
  to: number;
}

function joinParts(line: string, segments: readonly Intl.SegmentData[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { index, segment } of segments) {
    const last = joined.at(-1);
    const isRest = !SAYS_SOMETHING.test(segment) || (last && ENDS_IN_INITIAL.test(line.slice(last.from, last.to)));
    if (last && isRest) last.to = index + segment.length;
    else joined.push({ from: index, to: index + segment.length });
  }
  return joined;
}

/** Cuts what is too long after a comma or a blank, or where it must be cut. */
function cutLong(line: string, from: number, to: number): Stretch[] {
  if (to - from <= MAX_SPOKEN) return [{ from, to }];
  const window = line.slice(from, from + MAX_SPOKEN);
  const pause = findLast(window, PAUSES) || findLast(window, /\s/) || MAX_SPOKEN;
  return [{ from, to: from + pause }, ...cutLong(line, from + pause, to)];
}

/** After the last match in the later two thirds of `window`, or 0. */
function findLast(window: string, pattern: RegExp): number {
  for (let i = window.length - 1; i > window.length / 3; i--) if (pattern.test(window[i] ?? '')) return i + 1;
  return 0;
}
