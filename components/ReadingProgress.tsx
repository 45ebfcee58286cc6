import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { measureLength } from '@/utils/article';
import { t } from '@/utils/i18n';
import { readFraction, type Stage, watchScroll } from './stage';

interface Props {
  stage: Stage;
}

/** How far the reader is, as a line along the top edge and in words at the bottom. */
export function ReadingProgress({ stage }: Props) {
  const fraction = useSignal(0);
  const { minutes } = useMemo(() => measureLength(stage.body.textContent ?? ''), [stage]);
  useEffect(() => watchScroll(stage, () => (fraction.value = readFraction(stage))), [stage]);
  const percent = Math.round(fraction.value * 100);
  const left = Math.ceil(minutes * (1 - fraction.value));
  return (
    <div class="reading-progress">
      <div
        class="reading-progress-line"
        role="progressbar"
        aria-label={t('readingProgress')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        style={{ transform: `scaleX(${fraction.value})` }}
      />
      <p class="reading-progress-words">
        {percent}% · {left > 0 ? t('minutesLeft', left) : t('readToEnd')}
      </p>
    </div>
  );
}
