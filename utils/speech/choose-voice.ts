/** What is known of one of the browser's voices. */
export interface Voice {
  uri: string;
  name: string;
  /** BCP 47. */
  lang: string;
  /** False where the text is sent to a server to be spoken. */
  isLocal: boolean;
  isDefault: boolean;
}

/**
 * The voices that can read a language, best first: those of this machine, those of the same region, the system's own.
 * What is not local comes last and is never taken unless the reader chooses it.
 */
export function listVoices(voices: readonly Voice[], lang: string): Voice[] {
  const wanted = toParts(lang);
  return voices
    .filter((voice) => toParts(voice.lang).language === wanted.language)
    .map((voice) => ({ voice, rank: rank(voice, wanted) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ voice }) => voice);
}

/** The voice to begin with: the one that the reader chose for this language, else the best local one. */
export function chooseVoice(voices: readonly Voice[], lang: string, chosenUri: string | undefined): Voice | undefined {
  const fitting = listVoices(voices, lang);
  return fitting.find(({ uri }) => uri === chosenUri) ?? fitting.find(({ isLocal }) => isLocal);
}

/** The language alone, as choices are kept by it: `zh-CN` and `zh-Hant` are both `zh`. */
export function toLanguage(lang: string): string {
  return toParts(lang).language;
}

interface Parts {
  language: string;
  /** 简 and 繁 are spoken alike, but regions are not. */
  region: string | undefined;
}

/** Cantonese and Mandarin have codes of their own beside `zh`. */
const SAME: Readonly<Record<string, string>> = { cmn: 'zh', yue: 'zh', wuu: 'zh' };

function toParts(lang: string): Parts {
  const [first = '', ...rest] = lang.replaceAll('_', '-').split('-');
  const language = SAME[first.toLowerCase()] ?? (first.toLowerCase() || 'zh');
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase();
  return { language, region: region ?? (first.toLowerCase() === 'yue' ? 'HK' : undefined) };
}

function rank({ lang, isLocal, isDefault }: Voice, wanted: Parts): number {
  const { region } = toParts(lang);
  const usual = wanted.language === 'zh' ? 'CN' : wanted.language === 'en' ? 'US' : undefined;
  const isRegion = region === (wanted.region ?? usual);
  return (isLocal ? 8 : 0) + (isRegion ? 4 : 0) + (region === usual ? 2 : 0) + (isDefault ? 1 : 0);
}
