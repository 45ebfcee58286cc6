import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { listPainted, paint } from '@/utils/annotate/paint';
import { offsetOf, readText, toRange } from '@/utils/annotate/read-text';
import { chooseVoice, listVoices, toLanguage, type Voice } from '@/utils/speech/choose-voice';
import { createSpeaker, type Speaker, type SpeakerState } from '@/utils/speech/create-speaker';
import { type Sentence, splitSentences } from '@/utils/speech/split-sentences';
import type { VoiceSetting } from '@/utils/voice-setting';
import { createMouth, loadVoices } from './browser-mouth';
import { useEscape } from './escape';
import type { Stage } from './stage';
import type { ReadingActs } from './use-command-keys';

/** What the listening bar shows. `silent` says why nothing can be heard. */
export type Listening =
  | { kind: 'closed' }
  | { kind: 'silent'; reason: 'noVoice' | 'onlyRemote'; voices: Voice[] }
  | { kind: 'open'; state: SpeakerState; voices: Voice[]; voice: Voice };

const LAYER = 'spoken';

/** Reads the article on a stage aloud: from the selection or the top of the screen on, the sentence marked and in view. */
export function useListening(
  stage: Stage | undefined,
  lang: string,
  setting: VoiceSetting,
  onSetting: (setting: VoiceSetting) => void,
) {
  const now = useSignal<Listening>({ kind: 'closed' });
  const speaker = useRef<Speaker | undefined>(undefined);
  const spoken = useRef<{ voice: Voice | undefined; rate: number }>({ voice: undefined, rate: setting.rate });
  const language = toLanguage(lang);
  spoken.current.rate = setting.rate;

  useEffect(() => close, [stage]);
  useEscape(now.value.kind !== 'closed', close);

  function close(): void {
    speaker.current?.stop();
    speaker.current = undefined;
    if (stage) paint(stage.body, LAYER, []);
    now.value = { kind: 'closed' };
  }

  async function open(): Promise<void> {
    const voices = listVoices(await loadVoices(), lang);
    const voice = chooseVoice(voices, lang, setting.voices[language]);
    if (voice) start(voices, voice);
    else now.value = { kind: 'silent', reason: voices.length > 0 ? 'onlyRemote' : 'noVoice', voices };
  }

  function start(voices: Voice[], voice: Voice): void {
    if (!stage) return;
    const sentences = splitSentences(readText(stage.body).text, lang);
    spoken.current.voice = voice;
    const mouth = createMouth(() => ({ ...spoken.current, lang }));
    speaker.current?.stop();
    speaker.current = createSpeaker(sentences, mouth, (state) => {
      if (state.kind === 'idle') {
        paint(stage.body, LAYER, []);
        now.value = { kind: 'closed' };
        return;
      }
      now.value = { kind: 'open', state, voices, voice: spoken.current.voice ?? voice };
      show(stage, sentences[state.at]);
    });
    speaker.current.play(firstSentence(stage, sentences));
  }

  /** Another voice, kept for this language; one that is not local is a choice like any other, once it is made here. */
  function chooseOther(uri: string): void {
    const { value } = now;
    if (value.kind === 'closed') return;
    const voice = value.voices.find((one) => one.uri === uri);
    if (!voice) return;
    onSetting({ ...setting, voices: { ...setting.voices, [language]: uri } });
    spoken.current.voice = voice;
    if (value.kind === 'silent') start(value.voices, voice);
    else {
      now.value = { ...value, voice };
      speaker.current?.again();
    }
  }

  function changeRate(rate: number): void {
    onSetting({ ...setting, rate });
    spoken.current.rate = rate;
    speaker.current?.again();
  }

  /** Begins, pauses, goes on. */
  function toggle(): void {
    const { value } = now;
    if (value.kind !== 'open') void open();
    else if (value.state.kind === 'speaking') speaker.current?.pause();
    else speaker.current?.play();
  }

  const skip = (unit: 'sentence' | 'paragraph', direction: 1 | -1) => speaker.current?.skip(unit, direction);
  const ifOpen = (act: () => void) => () => (now.value.kind === 'open' ? act() : false);
  const acts: ReadingActs = {
    listen: toggle,
    nextSentence: ifOpen(() => skip('sentence', 1)),
    previousSentence: ifOpen(() => skip('sentence', -1)),
    nextParagraph: ifOpen(() => skip('paragraph', 1)),
    previousParagraph: ifOpen(() => skip('paragraph', -1)),
  };
  return { now, acts, toggle, skip, close, chooseOther, changeRate, rate: setting.rate };
}

/** Marks the sentence and, where it is out of view, brings it into it. */
function show({ body }: Stage, sentence: Sentence | undefined): void {
  if (!sentence) return;
  paint(body, LAYER, [{ start: sentence.start, end: sentence.end, attributes: {} }]);
  const marks = listPainted(body, LAYER);
  const [first, last] = [marks[0], marks.at(-1)];
  const view = body.ownerDocument.defaultView;
  if (!first || !last || !view) return;
  const around = body.closest('.reading-page')?.getBoundingClientRect() ?? { top: 0, bottom: view.innerHeight };
  const { top, left, right } = first.getBoundingClientRect();
  const isInView = top >= around.top + 60 && last.getBoundingClientRect().bottom <= around.bottom - 60;
  if (isInView && left >= 0 && right <= view.innerWidth) return;
  const isCalm = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
  first.scrollIntoView({ block: 'center', inline: 'center', behavior: isCalm ? 'instant' : 'smooth' });
}

/** The sentence that is selected, else the first one in view. */
function firstSentence(stage: Stage, sentences: readonly Sentence[]): number {
  const body = readText(stage.body);
  const selection = stage.selection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const top = stage.body.closest('.reading-page')?.getBoundingClientRect().top ?? 0;
  const at =
    range?.startContainer.getRootNode() === stage.body.getRootNode()
      ? sentences.findIndex(({ end }) => end > offsetOf(body, range.startContainer, range.startOffset))
      : sentences.findIndex(({ start, end }) => (toRange(body, start, end)?.getBoundingClientRect().top ?? -1) >= top);
  return Math.max(0, at);
}
