/** What the detector counts in text: characters by how much they say, and the marks that make sentences. */
export interface TextWeight {
  /** Han, kana and hangul count 1, other letters 0.35: 120 Chinese characters say as much as 340 Latin letters. */
  weight: number;
  /** Marks that end or part sentences. */
  marks: number;
}

const LETTER_WEIGHT = 0.35;
/** 。！？，、；： and « … » of Chinese, then those of Arabic, Devanagari and Armenian. */
const FULL_MARKS = new Set([...'。！？，、；：…“”،؛؟۔।॥։'].map((mark) => mark.charCodeAt(0)));
/** . ! ? , ; : */
const LATIN_MARKS = new Set([...'.!?,;:'].map((mark) => mark.charCodeAt(0)));

/** Weighs one run of text in one pass, without a regular expression. */
export function weigh(text: string): TextWeight {
  let weight = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      if (isLatin(code)) weight += LETTER_WEIGHT;
      else if (LATIN_MARKS.has(code) && endsHere(text, at)) marks++;
    } else if (isEastAsian(code)) weight++;
    else if (FULL_MARKS.has(code)) marks++;
    else if (code >= 0xc0 && code < 0x2000) weight += LETTER_WEIGHT;
  }
  return { weight, marks };
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isEastAsian(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3);
}

/** A mark is one where a word ends: 3.5 and a.b have none, and old Chinese pages write "," between characters. */
function endsHere(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next <= 0x20 || next === 0xa0 || next > 0x2000 || next === 0x22 || next === 0x27;
}
