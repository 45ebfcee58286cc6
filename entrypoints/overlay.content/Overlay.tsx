import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { IconButton } from '@/components/IconButton';
import { joinStages } from '@/components/join-stages';
import { Notice } from '@/components/Notice';
import { type Layers, ReadingView } from '@/components/ReadingView';
import { SaveButton } from '@/components/SaveButton';
import { useConverter } from '@/components/use-converter';
import { useNewestFirst } from '@/components/use-newest-first';
import { useReadingTools } from '@/components/use-reading-tools';
import { useStored } from '@/components/use-stored';
import { t } from '@/utils/i18n';
import type { Look } from '@/utils/look';
import { sendMessage } from '@/utils/messaging';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { keymapSetting, saveLook, voiceSetting, watchLook } from '@/utils/settings';
import type { Current } from './current-article';
import { loadConverter } from './load-converter';
import { useKeeping } from './use-keeping';
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
  const isFallbackSaid = useSignal(current.isFallback);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const onProblem = (error: unknown) => {
    problem.value = toProblemCode(error);
  };
  const keeping = useKeeping(current, onProblem);
  const article = keeping.article.value;

  useEffect(() => watchLook((changed) => (look.value = changed)), [look]);

  function save(): void {
    problem.value = undefined;
    void keeping.saveNow();
  }

  const [keymap, voice] = [useStored(keymapSetting), useStored(voiceSetting)];
  const marks = useMarks({
    url: current.article.url,
    ensureSaved: keeping.ensureSaved,
    onProblem: (code) => (problem.value = code),
  });
  const { left } = marks;
  const tools = useReadingTools({
    article,
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

  const receipt = usePageReceipt({ keeping, onProblem });
  const onStage = useMemo(() => joinStages(tools.onStage, receipt.onStage), [tools.onStage, receipt.onStage]);
  const panel = useNewestFirst({ receipt: receipt.panel, highlights: tools.panel });
  const convert = useConverter(look.value.script, article.lang, loadConverter, onProblem);

  return (
    <div class="overlay" data-theme={look.value.theme}>
      <ReadingView
        article={article}
        html={article.html}
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
            state={keeping.save.value}
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
            {keeping.pages.value === 'coming' && (
              <p class="overlay-joining" role="status">
                {t('joiningPages', (article.pages?.joined ?? 1) + 1)}
                <button type="button" onClick={keeping.cancel}>
                  {t('cancel')}
                </button>
              </p>
            )}
            {keeping.pages.value === 'missing' && (
              <Notice
                kind="problem"
                text={t('pageMissing', (article.pages?.joined ?? 1) + 1)}
                action={{ label: t('tryAgain'), onClick: keeping.tryAgain }}
                onDismiss={keeping.leaveOut}
              />
            )}
          </>
        }
      />
    </div>
  );
}
