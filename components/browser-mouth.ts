import type { Voice } from '@/utils/speech/choose-voice';
import type { Mouth } from '@/utils/speech/create-speaker';

/** Browsers load their voices on first demand; after this there are none. */
const VOICES_MS = 1_500;
/** A voice that has not begun by then will not. */
const START_MS = 6_000;

/** The voices that the browser has; waits for them when it is asked for the first time. */
export async function loadVoices(): Promise<Voice[]> {
  if (typeof speechSynthesis === 'undefined') return [];
  if (speechSynthesis.getVoices().length === 0) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, VOICES_MS);
      const onVoices = () => {
        clearTimeout(timer);
        resolve();
      };
      speechSynthesis.addEventListener('voiceschanged', onVoices, { once: true });
    });
  }
  return speechSynthesis.getVoices().map(({ voiceURI, name, lang, localService, default: isDefault }) => ({
    ...{ uri: voiceURI, name, lang, isLocal: localService, isDefault },
  }));
}

/** Says sentences with the browser's voices. `voice` and `rate` are asked for at each sentence. */
export function createMouth(setting: () => { voice: Voice | undefined; rate: number; lang: string }): Mouth {
  // Chromium forgets an utterance that nobody holds, and with it its end.
  let spoken: SpeechSynthesisUtterance | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    say(text, onEnd) {
      const { voice, rate, lang } = setting();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = speechSynthesis.getVoices().find(({ voiceURI }) => voiceURI === voice?.uri) ?? null;
      utterance.lang = voice?.lang ?? lang;
      utterance.rate = rate;
      const isMine = () => spoken === utterance;
      utterance.onstart = () => isMine() && clearTimeout(timer);
      utterance.onend = () => isMine() && onEnd('said');
      utterance.onerror = () => isMine() && onEnd('failed');
      spoken = utterance;
      clearTimeout(timer);
      timer = setTimeout(() => isMine() && onEnd('failed'), START_MS);
      speechSynthesis.speak(utterance);
    },
    hush() {
      spoken = undefined;
      clearTimeout(timer);
      speechSynthesis?.cancel();
    },
  };
}
