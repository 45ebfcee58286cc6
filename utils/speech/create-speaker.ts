import type { Sentence } from './split-sentences';

/** What a speaker is doing; `at` is the number of the sentence. */
export type SpeakerState =
  | { kind: 'idle' }
  | { kind: 'speaking'; at: number }
  | { kind: 'paused'; at: number }
  | { kind: 'failed'; at: number };

/** The browser's side of it: says one sentence, and tells how that ended. */
export interface Mouth {
  say(text: string, onEnd: (outcome: 'said' | 'failed') => void): void;
  hush(): void;
}

/** What can be asked of a speaker. */
export interface Speaker {
  /** Begins at a sentence, or goes on where it paused. */
  play(at?: number): void;
  pause(): void;
  skip(unit: 'sentence' | 'paragraph', direction: 1 | -1): void;
  /** Says the sentence at hand again, with another voice or speed. */
  again(): void;
  stop(): void;
}

/**
 * Reads sentences aloud, one after another. A pause hushes and a resume begins the sentence anew: the browsers' own
 * pausing is forgotten by some voices, and half a sentence is hard to follow.
 */
export function createSpeaker(
  sentences: readonly Sentence[],
  mouth: Mouth,
  onState: (state: SpeakerState) => void,
): Speaker {
  let state: SpeakerState = { kind: 'idle' };
  /** Rises whenever what was asked of the mouth is of no interest any more. */
  let turn = 0;

  function become(next: SpeakerState): void {
    state = next;
    onState(next);
  }

  function speak(at: number): void {
    const sentence = sentences[at];
    if (!sentence) {
      stop();
      return;
    }
    turn += 1;
    const mine = turn;
    mouth.hush();
    become({ kind: 'speaking', at });
    mouth.say(sentence.text, (outcome) => {
      if (mine !== turn) return;
      if (outcome === 'failed') become({ kind: 'failed', at });
      else speak(at + 1);
    });
  }

  function stop(): void {
    turn += 1;
    mouth.hush();
    become({ kind: 'idle' });
  }

  function move(to: number): void {
    if (state.kind === 'speaking' || state.kind === 'failed') speak(to);
    else become({ kind: 'paused', at: to });
  }

  return {
    play: (at) => speak(at ?? (state.kind === 'idle' ? 0 : state.at)),
    pause() {
      if (state.kind !== 'speaking') return;
      turn += 1;
      mouth.hush();
      become({ kind: 'paused', at: state.at });
    },
    skip(unit, direction) {
      if (state.kind === 'idle') return;
      move(unit === 'sentence' ? clamp(state.at + direction, sentences) : beside(sentences, state.at, direction));
    },
    again() {
      if (state.kind === 'speaking') speak(state.at);
    },
    stop,
  };
}

function clamp(at: number, { length }: readonly Sentence[]): number {
  return Math.max(0, Math.min(length - 1, at));
}

/** The first sentence of the next paragraph; backwards of this one, or from its beginning of the one before. */
function beside(sentences: readonly Sentence[], at: number, direction: 1 | -1): number {
  const here = sentences[at]?.paragraph;
  if (direction === 1) {
    const next = sentences.findIndex(({ paragraph }, i) => i > at && paragraph !== here);
    return next < 0 ? at : next;
  }
  const first = sentences.findIndex(({ paragraph }) => paragraph === here);
  if (first < at || first === 0) return Math.max(0, first);
  return sentences.findIndex(({ paragraph }) => paragraph === sentences[first - 1]?.paragraph);
}
