import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '@/components/Notice';
import { afterFirstRows } from '@/entrypoints/shelf/after-first-rows';
import { t } from '@/utils/i18n';
import { watch } from '@/utils/library/db';
import { listMissing } from '@/utils/library/pictures';
import type { PictureRow } from '@/utils/library/rows';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { askForMissing } from './ask-for-pictures';

/** What is missing of all articles' pictures, and one press to ask for all of it again; nothing when nothing is. */
export function MissingPictures() {
  const missing = useSignal<readonly PictureRow[]>([]);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const onProblem = (error: unknown) => {
    problem.value = toProblemCode(error);
  };
  useEffect(() => {
    let stopWatching: () => void = () => undefined;
    const stopWaiting = afterFirstRows(() => {
      stopWatching = watch(
        () => listMissing(),
        (now) => (missing.value = now),
        onProblem,
      );
    });
    return () => {
      stopWaiting();
      stopWatching();
    };
  }, []);
  if (problem.value) {
    return <Notice kind="problem" text={t(`problem_${problem.value}`)} onDismiss={() => (problem.value = undefined)} />;
  }
  if (missing.value.length === 0) return null;
  const articles = new Set(missing.value.map(({ articleId }) => articleId)).size;
  return (
    <p class="library-missing">
      {t('picturesMissingAll', missing.value.length, articles)}
      <button type="button" class="button" onClick={() => void askForMissing(missing.value).catch(onProblem)}>
        {t('tryAgainAll')}
      </button>
    </p>
  );
}
