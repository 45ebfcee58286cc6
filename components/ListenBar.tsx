import { t } from '@/utils/i18n';
import type { Voice } from '@/utils/speech/choose-voice';
import { RATES } from '@/utils/voice-setting';
import { IconButton } from './IconButton';
import type { useListening } from './use-listening';

interface Props {
  listening: ReturnType<typeof useListening>;
}

/** Playing, skipping, speed and voice, while an article is read aloud; or why it cannot be. */
export function ListenBar({ listening }: Props) {
  const { now, skip } = listening;
  const { value } = now;
  if (value.kind === 'closed') return null;
  const isSpeaking = value.kind === 'open' && value.state.kind === 'speaking';
  const trouble =
    value.kind === 'silent' ? t(`listen_${value.reason}`) : value.state.kind === 'failed' ? t('listen_failed') : '';
  return (
    <div class="listen-bar" role="toolbar" aria-label={t('listen')}>
      {trouble && <p role="alert">{trouble}</p>}
      {value.kind === 'open' && (
        <span>
          <IconButton icon="skipBack" label={t('previousParagraph')} onClick={() => skip('paragraph', -1)} />
          <IconButton icon="stepBack" label={t('previousSentence')} onClick={() => skip('sentence', -1)} />
          <IconButton
            icon={isSpeaking ? 'pause' : 'play'}
            label={t(isSpeaking ? 'listenPause' : 'listenPlay')}
            onClick={listening.toggle}
          />
          <IconButton icon="stepOn" label={t('nextSentence')} onClick={() => skip('sentence', 1)} />
          <IconButton icon="skipOn" label={t('nextParagraph')} onClick={() => skip('paragraph', 1)} />
        </span>
      )}
      {value.kind === 'open' && (
        <label>
          {t('listenRate')}
          <select
            value={String(listening.rate)}
            onChange={(event) => listening.changeRate(Number(event.currentTarget.value))}
          >
            {RATES.map((rate) => (
              <option key={rate} value={String(rate)}>
                {rate} ×
              </option>
            ))}
          </select>
        </label>
      )}
      {value.voices.length > 0 && (
        <label>
          {t('listenVoice')}
          <select
            value={value.kind === 'open' ? value.voice.uri : ''}
            onChange={(event) => listening.chooseOther(event.currentTarget.value)}
          >
            {value.kind === 'silent' && <option value="">{t('listenChoose')}</option>}
            {value.voices.map((voice) => (
              <option key={voice.uri} value={voice.uri}>
                {nameOf(voice)}
              </option>
            ))}
          </select>
        </label>
      )}
      <IconButton icon="close" label={t('listenStop')} onClick={listening.close} />
    </div>
  );
}

function nameOf({ name, isLocal }: Voice): string {
  return isLocal ? name : t('listenRemote', name);
}
