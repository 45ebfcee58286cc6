/** How articles are read aloud. */
export interface VoiceSetting {
  /** 1 is the voice's own speed. */
  rate: number;
  /** The voice chosen for a language, as `toLanguage` names it, by its address. */
  voices: Readonly<Record<string, string>>;
}

export const RATES: readonly number[] = [0.6, 0.8, 1, 1.2, 1.5, 1.8, 2.2];
export const DEFAULT_VOICE: VoiceSetting = { rate: 1, voices: {} };

/** A setting read back from storage or from a file; what is not valid gets its default. */
export function toVoiceSetting(stored: unknown): VoiceSetting {
  const { rate, voices } = (stored ?? {}) as Partial<VoiceSetting>;
  const chosen = Object.entries(voices ?? {}).filter(
    ([language, uri]) => /^[a-z]{2,3}$/.test(language) && typeof uri === 'string' && uri.length < 500,
  );
  return { rate: RATES.find((one) => one === rate) ?? DEFAULT_VOICE.rate, voices: Object.fromEntries(chosen) };
}
