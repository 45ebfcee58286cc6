import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import pictureCss from '@/components/ArticleCopy.css?inline';
import partsCss from '@/components/ArticleParts.css?inline';
import articleCss from '@/components/ArticleView.css?inline';
import { ChangePanel } from '@/components/ChangePanel';
import { Details } from '@/components/Details';
import { EmptyState } from '@/components/EmptyState';
import { IconButton } from '@/components/IconButton';
import { joinStages } from '@/components/join-stages';
import marksCss from '@/components/Marks.css?inline';
import { Notice } from '@/components/Notice';
import { ReadingView } from '@/components/ReadingView';
import frameCss from '@/components/SavedCopyFrame.css?inline';
import { TakeMenu, type Taking } from '@/components/TakeMenu';
import tokensCss from '@/components/tokens.css?inline';
import { useConverter } from '@/components/use-converter';
import { useNewestFirst } from '@/components/use-newest-first';
import { useReadingTools } from '@/components/use-reading-tools';
import { useStored } from '@/components/use-stored';
import { VersionList } from '@/components/VersionList';
import { readSelection, takeOut } from '@/entrypoints/shelf/take-out';
import { t } from '@/utils/i18n';
import { type Act, act } from '@/utils/library/act';
import { watch } from '@/utils/library/db';
import { keepPlace } from '@/utils/library/progress';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { keymapSetting, voiceSetting } from '@/utils/settings';
import { BinnedArticle } from './BinnedArticle';
import { makeFindHit } from './find-hit';
import { type Opened, openArticle } from './open-article';
import { printArticle } from './print';
import { useKeptPictures } from './use-kept-pictures';
import { useLook } from './use-look';
import { useMarks } from './use-marks';
import { useOriginal } from './use-original';
import { useSavedReceipt } from './use-saved-receipt';

const AREAS = ['reading', 'list'] as const;
const FRAME_CSS = [tokensCss, frameCss, articleCss, partsCss, marksCss, pictureCss].join('\n');

interface Props {
  id: string;
  /** What the article was found by. */
  query: string;
  /** Its receipt was asked for. */
  isReceiptOpen?: boolean;
  onClose: () => void;
}

/** Large, and wanted by few: a chunk of its own. */
async function loadConverter() {
  return (await import('@/utils/convert-script')).makeConvert;
}

/** The article as it is drawn in the frame. */
function findDrawn(): Element | undefined {
  const frame = document.querySelector<HTMLIFrameElement>('.saved-copy');
  return frame?.contentDocument?.querySelector('.article-view') ?? undefined;
}

/** A saved article, from this machine alone. */
export function Reading({ id, query, isReceiptOpen = false, onClose }: Props) {
  const opened = useSignal<Opened>({ kind: 'loading' });
  const [look, changeLook] = useLook();
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const isEditing = useSignal(false);
  const isCopied = useSignal(false);
  const page = useOriginal(id);
  const pictures = useKeptPictures(id, (error) => (problem.value = toProblemCode(error)));
  const surface = useMemo(() => ({ kind: 'copy' as const, css: FRAME_CSS, pictures }), [pictures]);
  const findHit = useMemo(() => makeFindHit(query), [query]);

  useEffect(() => {
    const onError = (error: unknown) => {
      opened.value = { kind: 'failed', problem: toProblemCode(error) };
    };
    return watch(
      () => openArticle(id),
      (now) => (opened.value = now),
      onError,
    );
  }, [id]);

  useEffect(() => printArticle(findDrawn), []);

  const now = opened.value;
  const lang = 'article' in now ? now.article.lang : '';
  const convert = useConverter(look?.script ?? 'asIs', lang, loadConverter, (error) => {
    problem.value = toProblemCode(error);
  });
  const [keymap, voice] = [useStored(keymapSetting), useStored(voiceSetting)];
  const store = useMarks(id, (code) => (problem.value = code));
  const tools = useReadingTools({
    article: now.kind === 'open' ? now.article : undefined,
    isComing: now.kind === 'loading' || now.kind === 'open',
    store,
    // Who searched for words wants to see those.
    start: now.kind === 'open' && !findHit && !location.hash ? now.article.place : undefined,
    openAt: location.hash.slice(1) || undefined,
    layout: JSON.stringify(look),
    keymap: keymap.value,
    areas: AREAS,
    voice: voice.value,
    onVoice: (changed) => void voiceSetting.save(changed).catch(() => undefined),
    onPlace: (reading) => void keepPlace(id, reading).catch(() => undefined),
  });
  const receipt = useSavedReceipt({
    id,
    article: now.kind === 'open' ? now.article : undefined,
    body: now.kind === 'open' ? now.body : undefined,
    isOpenAtFirst: isReceiptOpen,
    onProblem: (error) => (problem.value = toProblemCode(error)),
  });
  const onStage = useMemo(() => joinStages(tools.onStage, receipt.onStage), [tools.onStage, receipt.onStage]);
  const panel = useNewestFirst({
    original: page.original.value && now.kind === 'open' && (
      <ChangePanel
        original={page.original.value}
        versions={page.versions.value}
        onKeep={() => void page.keep(now.article.url)}
        onSwitch={(bodyHash) => void page.show(bodyHash)}
        onClose={page.close}
      />
    ),
    receipt: receipt.panel,
    highlights: tools.panel,
  });
  useEffect(() => {
    document.title = 'article' in now ? now.article.title : t('extensionName');
    return () => {
      document.title = t('extensionName');
    };
  }, [now]);

  if (now.kind === 'loading' || !look) return <p aria-busy="true" />;
  if (now.kind === 'missing') {
    const back = { label: t('backToList'), onClick: onClose };
    return <EmptyState icon="bookmark" title={t('articleMissing')} hint={t('articleMissingHint')} action={back} />;
  }
  if (now.kind === 'failed') {
    return <Notice kind="problem" text={t(`problem_${now.problem}`)} onDismiss={onClose} />;
  }

  const { article, body } = now;
  const change = (wanted: Act) => {
    act([id], wanted).catch((error: unknown) => (problem.value = toProblemCode(error)));
  };
  const take = (taking: Taking) => {
    takeOut(id, taking, readSelection()).then(
      () => (isCopied.value = taking !== 'export'),
      (error: unknown) => (problem.value = toProblemCode(error)),
    );
  };
  const drawing = {
    article,
    html: body.html,
    look,
    surface,
    findHit,
    convert,
    onLook: changeLook,
    keymap: keymap.value,
  };
  if (now.kind === 'binned') {
    return <BinnedArticle {...drawing} onClose={onClose} onRestore={() => change({ isInBin: false })} />;
  }
  return (
    <ReadingView
      {...drawing}
      onStage={onStage}
      panel={panel}
      start={
        <>
          <span class="library-back">
            <IconButton icon="back" label={t('backToList')} onClick={onClose} />
          </span>
          <IconButton
            icon={article.isRead ? 'read' : 'unread'}
            label={t(article.isRead ? 'markUnread' : 'markRead')}
            isOn={article.isRead}
            onClick={() => change({ isRead: !article.isRead })}
          >
            {t(article.isRead ? 'markUnread' : 'markRead')}
          </IconButton>
          <IconButton
            icon="star"
            label={t(article.isStarred ? 'unstar' : 'star')}
            isOn={article.isStarred}
            onClick={() => change({ isStarred: !article.isStarred })}
          />
          <IconButton
            icon="archive"
            label={t(article.isArchived ? 'unarchive' : 'archive')}
            isOn={article.isArchived}
            onClick={() => change({ isArchived: !article.isArchived })}
          />
          <IconButton
            icon="edit"
            label={t('details')}
            isExpanded={isEditing.value}
            onClick={() => (isEditing.value = !isEditing.value)}
          />
        </>
      }
      tools={
        <>
          {tools.buttons}
          {receipt.button}
          <IconButton
            icon="compare"
            label={t('checkOriginal')}
            isExpanded={page.original.value !== undefined}
            onClick={() => void page.check(article.url)}
          />
          <TakeMenu onTake={take} />
        </>
      }
      notices={
        <>
          {body.html === '' && <p class="library-hint">{t('linkOnlyHint')}</p>}
          {isCopied.value && <Notice kind="done" text={t('copied')} onDismiss={() => (isCopied.value = false)} />}
          {tools.notices}
          {problem.value && (
            <Notice kind="problem" text={t(`problem_${problem.value}`)} onDismiss={() => (problem.value = undefined)} />
          )}
          {isEditing.value && (
            <Details
              title={article.title}
              note={article.note}
              onTitle={(title) => change({ title })}
              onNote={(note) => change({ note })}
            >
              <VersionList versions={page.versions.value} onSwitch={(bodyHash) => void page.show(bodyHash)} />
            </Details>
          )}
        </>
      }
    />
  );
}
