/** What the detector counts in text: characters by how much they say, and the marks that make sentences. */
export interface TextWeight {
  /** Han, kana and hangul count 1, other letters 0.35: 120 Chinese characters say as much as 340 Latin letters. */
  weight: number;
  /** Marks that end or part sentences. */
  marks: number;
  hasDigit: boolean;
  /** Han, kana or hangul. */
  hasWide: boolean;
}

const LETTER_WEIGHT = 0.35;
/** 。！？，、；： and « … » of Chinese, then those of Arabic, Devanagari and Armenian. */
const FULL_MARKS = new Set([...'。！？，、；：…“”،؛؟۔।॥։'].map((mark) => mark.charCodeAt(0)));
/** . ! ? , ; : */
const LATIN_MARKS = new Set([...'.!?,;:'].map((mark) => mark.charCodeAt(0)));

/** A longer text is weighed by its beginning: what follows is of the same kind. */
const MAX_WEIGHED = 240;

/** Weighs one run of text in one pass, without a regular expression. */
export function weigh(text: string): TextWeight {
  const end = Math.min(text.length, MAX_WEIGHED);
  let letters = 0;
  let wide = 0;
  let marks = 0;
  let hasDigit = false;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) continue;
    if (code < 0x80) {
      if (code >= 0x61 ? code <= 0x7a : code >= 0x41 && code <= 0x5a) letters++;
      else if (code >= 0x30 && code <= 0x39) hasDigit = true;
      else if (LATIN_MARKS.has(code) && endsHere(text, at)) marks++;
    } else if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) wide++;
    else if (code >= 0x3041 && code <= 0x30ff) wide++;
    else if (FULL_MARKS.has(code)) marks++;
    else if (code >= 0xc0 && code < 0x2000) letters++;
  }
  const whole = text.length > end ? text.length / end : 1;
  return {
    weight: (wide + LETTER_WEIGHT * letters) * whole,
    marks: Math.round(marks * whole),
    hasDigit,
    hasWide: wide > 0,
  };
}

/** A mark is one where a word ends: 3.5 and a.b have none, and old Chinese pages write "," between characters. */
function endsHere(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next <= 0x20 || next === 0xa0 || next > 0x2000 || next === 0x22 || next === 0x27;
}
