import { describe, expect, test } from 'vitest';
import { chooseVoice, listVoices, type Voice } from '@/utils/speech/choose-voice';
import { createSpeaker, type Mouth, type SpeakerState } from '@/utils/speech/create-speaker';
import { splitSentences } from '@/utils/speech/split-sentences';

const said = (text: string, lang = 'zh-CN') => splitSentences(text, lang).map((sentence) => sentence.text);

describe('sentences', () => {
  test('end where Chinese sentences end, with their quotation marks', () => {
    expect(said('他说：“好。”然后走了！真的吗！？是的。')).toEqual([
      '他说：“好。”',
      '然后走了！',
      '真的吗！？',
      '是的。',
    ]);
  });

  test('are not cut at numbers, nor at initials', () => {
    expect(said('Up 3.14 percent. J. Smith came. He left.', 'en')).toEqual([
      'Up 3.14 percent.',
      'J. Smith came.',
      'He left.',
    ]);
  });

  test('know their place and their paragraph; lines without words are passed over', () => {
    const text = '第一句。第二句。\n——\n　　第三句。\n';
    const sentences = splitSentences(text, 'zh-CN');
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0, 2]);
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual(['第一句。', '第二句。', '第三句。']);
  });

  test('that are very long are cut at a comma, and nothing is lost', () => {
    const long = `${'很长的一句话，'.repeat(60)}完了。`;
    const pieces = said(long);
    expect(pieces.join('')).toBe(long);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(180);
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith('，'))).toBe(true);
  });

  test('are found whatever a page writes into lang', () => {
    expect(said('一。二。', 'not a language!')).toEqual(['一。', '二。']);
  });
});

const voice = (uri: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  ...{ uri, name: uri, lang, isLocal: true, isDefault: false },
  ...more,
});

describe('voices', () => {
  const voices = [
    voice('google', 'zh-CN', { isLocal: false, isDefault: true }),
    voice('taiwan', 'zh-TW'),
    voice('tingting', 'zh_CN'),
    voice('daniel', 'en-GB'),
  ];

  test('the article’s language and region decide, and what is local', () => {
    expect(chooseVoice(voices, 'zh-CN', undefined)?.uri).toBe('tingting');
    expect(chooseVoice(voices, 'zh', undefined)?.uri).toBe('tingting');
    expect(chooseVoice(voices, 'zh-TW', undefined)?.uri).toBe('taiwan');
    expect(chooseVoice(voices, 'en', undefined)?.uri).toBe('daniel');
  });

  test('one that sends the text away is offered last and only taken when it is chosen', () => {
    const remote = voices.slice(0, 1);
    expect(listVoices(voices, 'zh-CN').map(({ uri }) => uri)).toEqual(['tingting', 'taiwan', 'google']);
    expect(chooseVoice(remote, 'zh-CN', undefined)).toBeUndefined();
    expect(chooseVoice(remote, 'zh-CN', 'google')?.uri).toBe('google');
  });

  test('there may be none', () => {
    expect(chooseVoice(voices, 'fr', undefined)).toBeUndefined();
  });
});

describe('reading aloud', () => {
  function start(text: string) {
    const spoken: string[] = [];
    const states: SpeakerState[] = [];
    let end: ((outcome: 'said' | 'failed') => void) | undefined;
    const mouth: Mouth = {
      say: (words, onEnd) => {
        spoken.push(words);
        end = onEnd;
      },
      hush: () => undefined,
    };
    const speaker = createSpeaker(splitSentences(text, 'zh-CN'), mouth, (state) => states.push(state));
    return {
      speaker,
      spoken,
      state: () => states.at(-1),
      end: (outcome: 'said' | 'failed' = 'said') => end?.(outcome),
    };
  }
  const TEXT = '一。二。\n三。四。\n五。';

  test('goes from sentence to sentence, over paragraphs, and stops at the end', () => {
    const { speaker, spoken, state, end } = start(TEXT);
    speaker.play();
    for (let i = 0; i < 5; i++) end();
    expect(spoken).toEqual(['一。', '二。', '三。', '四。', '五。']);
    expect(state()).toEqual({ kind: 'idle' });
  });

  test('a pause is kept, whatever the voice reports meanwhile, and goes on with the same sentence', () => {
    const { speaker, spoken, state, end } = start(TEXT);
    speaker.play();
    end();
    speaker.pause();
    end();
    expect(state()).toEqual({ kind: 'paused', at: 1 });
    speaker.play();
    expect(spoken).toEqual(['一。', '二。', '二。']);
  });

  test('skips by sentence and by paragraph, both ways, and not beyond the ends', () => {
    const { speaker, spoken } = start(TEXT);
    speaker.play();
    speaker.skip('paragraph', 1);
    speaker.skip('sentence', 1);
    speaker.skip('paragraph', -1);
    speaker.skip('paragraph', -1);
    speaker.skip('sentence', -1);
    speaker.skip('paragraph', 1);
    speaker.skip('paragraph', 1);
    speaker.skip('paragraph', 1);
    expect(spoken).toEqual(['一。', '三。', '四。', '三。', '一。', '一。', '三。', '五。', '五。']);
  });

  test('skipped while paused, it stays silent and goes on from there', () => {
    const { speaker, spoken, state } = start(TEXT);
    speaker.play(2);
    speaker.pause();
    speaker.skip('sentence', 1);
    expect(state()).toEqual({ kind: 'paused', at: 3 });
    speaker.play();
    expect(spoken).toEqual(['三。', '四。']);
  });

  test('a voice that fails is told, and can be tried again', () => {
    const { speaker, spoken, state, end } = start(TEXT);
    speaker.play();
    end('failed');
    expect(state()).toEqual({ kind: 'failed', at: 0 });
    speaker.play();
    expect(spoken).toEqual(['一。', '一。']);
  });

  test('stopped, nothing that comes later starts it again', () => {
    const { speaker, spoken, state, end } = start(TEXT);
    speaker.play();
    speaker.stop();
    end();
    expect(spoken).toHaveLength(1);
    expect(state()).toEqual({ kind: 'idle' });
  });
});
