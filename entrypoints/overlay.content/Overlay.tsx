import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { IconButton } from '@/components/IconButton';
import { joinStages } from '@/components/join-stages';
import { Notice } from '@/components/Notice';
import { type Layers, ReadingView } from '@/components/ReadingView';
import { SaveButton, type SaveState } from '@/components/SaveButton';
import { useConverter } from '@/components/use-converter';
import { useNewestFirst } from '@/components/use-newest-first';
import { useReadingTools } from '@/components/use-reading-tools';
import { useStored } from '@/components/use-stored';
import type { Article, OwnEdits } from '@/utils/article';
import { createId } from '@/utils/create-id';
import { repeatEdits } from '@/utils/edit/repeat-edits';
import { t } from '@/utils/i18n';
import type { Look } from '@/utils/look';
import { sendMessage, withRetry } from '@/utils/messaging';
import { type ProblemCode, toProblemCode, unwrap } from '@/utils/problem';
import { keymapSetting, saveLook, voiceSetting, watchLook } from '@/utils/settings';
import { type Current, changeCurrent, stopJoining, wholeArticle } from './current-article';
import { keepArticle } from './keep';
import { loadConverter } from './load-converter';
import { useMarks } from './use-marks';
import { usePageReceipt } from './use-page-receipt';

interface Props {
  current: Current;
  firstLook: Look;
  layers: Layers;
  onClose: () => void;
}

const AREAS = ['reading'] as const;
const PAGE = { kind: 'page' } as const;

/** The overlay's state: how it looks, and whether this page is kept. */
export function Overlay({ current, firstLook, layers, onClose }: Props) {
  const look = useSignal(firstLook);
  const saveState = useSignal<SaveState>('unknown');
  const article = useSignal(current.article);
  const isJoining = useSignal(current.nextPage !== undefined);
  const isFallbackSaid = useSignal(current.isFallback);
  const problem = useSignal<ProblemCode | undefined>(undefined);

  useEffect(() => watchLook((changed) => (look.value = changed)), [look]);
  useEffect(() => {
    withRetry(() => sendMessage('findSaved', { url: current.article.url }))
      .then(async (outcome) => {
        const saved = unwrap(outcome);
        if (saved?.edits) await repeat(saved.edits);
        saveState.value = saved ? 'saved' : 'unsaved';
      })
      .catch(() => (saveState.value = 'unsaved'));
  }, [saveState, current]);

  /** What the reader did to the kept text is done to this one, which is what would be kept next. */
  async function repeat(edits: OwnEdits): Promise<void> {
    await join();
    changeCurrent(current, repeatEdits(current.article, edits));
    article.value = current.article;
  }

  async function join(): Promise<Article> {
    isJoining.value = current.nextPage !== undefined;
    try {
      article.value = await wholeArticle(current, (soFar) => (article.value = soFar));
      return article.value;
    } finally {
      isJoining.value = false;
    }
  }
  useEffect(() => void join(), []);

  async function save(): Promise<void> {
    if (saveState.value === 'saving') return;
    saveState.value = 'saving';
    problem.value = undefined;
    try {
      await keepArticle(await join(), createId());
      saveState.value = 'saved';
    } catch (error) {
      saveState.value = 'unsaved';
      problem.value = toProblemCode(error);
    }
  }

  async function ensureSaved(): Promise<boolean> {
    if (saveState.value !== 'saved') await save();
    return saveState.value === 'saved';
  }

  const [keymap, voice] = [useStored(keymapSetting), useStored(voiceSetting)];
  const marks = useMarks({
    url: current.article.url,
    ensureSaved,
    onProblem: (code) => (problem.value = code),
  });
  const { left } = marks;
  const tools = useReadingTools({
    article: article.value,
    store: marks.store,
    start: left.value === undefined ? 'unknown' : left.value?.place,
    layout: JSON.stringify(look.value),
    keymap: keymap.value,
    areas: AREAS,
    voice: voice.value,
    onVoice: (changed) => void voiceSetting.save(changed).catch(() => undefined),
    onPlace: marks.keepPlace,
  });

  function changeLook(changed: Look): void {
    look.value = changed;
    // A look that cannot be kept still holds for this page.
    saveLook(changed).catch(() => undefined);
  }

  const receipt = usePageReceipt({
    current,
    article,
    isSaved: saveState.value === 'saved',
    isJoining: isJoining.value,
    onProblem: (error) => (problem.value = toProblemCode(error)),
  });
  const onStage = useMemo(() => joinStages(tools.onStage, receipt.onStage), [tools.onStage, receipt.onStage]);
  const panel = useNewestFirst({ receipt: receipt.panel, highlights: tools.panel });
  const convert = useConverter(look.value.script, article.value.lang, loadConverter, (error) => {
    problem.value = toProblemCode(error);
  });

  return (
    <div class="overlay" data-theme={look.value.theme}>
      <ReadingView
        article={article.value}
        html={article.value.html}
        look={look.value}
        surface={PAGE}
        layers={layers}
        convert={convert}
        onLook={changeLook}
        keymap={keymap.value}
        onStage={onStage}
        tools={
          <>
            {receipt.button}
            {tools.buttons}
          </>
        }
        panel={panel}
        start={
          <SaveButton
            state={saveState.value}
            onSave={save}
            onOpenSaved={() => sendMessage('openSaved', { url: current.article.url }).catch(() => undefined)}
          />
        }
        end={<IconButton icon="close" label={t('closeReader')} onClick={onClose} />}
        notices={
          <>
            {tools.notices}
            {problem.value && (
              <Notice
                kind="problem"
                text={t(`problem_${problem.value}`)}
                onDismiss={() => (problem.value = undefined)}
              />
            )}
            {isFallbackSaid.value && (
              <Notice kind="done" text={t('fallbackNotice')} onDismiss={() => (isFallbackSaid.value = false)} />
            )}
            {isJoining.value && (
              <p class="overlay-joining" role="status">
                {t('joiningPages', (article.value.pages?.joined ?? 1) + 1)}
                <button type="button" onClick={stopJoining}>
                  {t('cancel')}
                </button>
              </p>
            )}
            {!isJoining.value && article.value.pages?.missing && (
              <Notice
                kind="problem"
                text={t('pageMissing', article.value.pages.joined + 1)}
                action={{ label: t('tryAgain'), onClick: () => void join() }}
                onDismiss={() => (article.value = { ...article.value, pages: undefined })}
              />
            )}
          </>
        }
      />
    </div>
  );
}
