import { useSignal } from '@preact/signals';
import { useCallback, useLayoutEffect } from 'preact/hooks';
import type { Place } from '@/utils/highlight';
import { t } from '@/utils/i18n';
import { type Area, findCommand, type Keymap } from '@/utils/keys';
import type { VoiceSetting } from '@/utils/voice-setting';
import { useEscape } from './escape';
import { HighlightPanel } from './HighlightPanel';
import { holdKeysIn, useAwaited } from './held-keys';
import { IconButton } from './IconButton';
import { KeysHelp } from './KeysHelp';
import { ListenBar } from './ListenBar';
import { MarkBar } from './MarkBar';
import type { OnStage, Stage } from './stage';
import { useCommandKeys } from './use-command-keys';
import { useKeptFocus } from './use-kept-focus';
import { useListening } from './use-listening';
import { type MarkStore, useMarking } from './use-marking';
import { usePlace } from './use-place';

interface Options {
  article: { title: string; url: string; lang: string } | undefined;
  /** Whether it is being read from the library and will be drawn. */
  isComing?: boolean;
  store: MarkStore;
  /** Where the article was left; `unknown` while that is being asked for. */
  start: Place | undefined | 'unknown';
  /** Changes when the text is laid out anew by a change of look. */
  layout: string;
  onPlace: (reading: { place: Place; progress: number }) => void;
  /** A highlight to begin at, if it is there. */
  openAt?: string;
  keymap: Keymap;
  /** Whose keys are shown by the key for that. */
  areas: readonly Area[];
  voice: VoiceSetting;
  onVoice: (voice: VoiceSetting) => void;
}

/** What can be done with a text while reading it, the same in the overlay and in the library: for the slots of ReadingView. */
export function useReadingTools(options: Options) {
  const { article, store, start, layout, onPlace, keymap } = options;
  const stage = useSignal<Stage | undefined>(undefined);
  const isListed = useSignal(false);
  const isHelping = useSignal(false);
  const onStage = useCallback<OnStage>((drawn) => {
    stage.value = drawn;
    return () => {
      if (stage.value === drawn) stage.value = undefined;
    };
  }, []);

  useAwaited(options.isComing === true && !stage.value, (event) => findCommand(keymap, 'reading', event) !== undefined);
  useLayoutEffect(() => {
    const page = stage.value?.body.ownerDocument;
    // A frame's keys are heard in the frame only; everywhere else they are held already.
    if (page?.defaultView?.frameElement) return holdKeysIn(page);
  }, [stage.value]);

  const marking = useMarking(stage.value, store, options.openAt);
  const listening = useListening(stage.value, article?.lang ?? '', options.voice, options.onVoice);
  const isKnown = start !== 'unknown';
  usePlace(isKnown ? stage.value : undefined, { start: isKnown ? start : undefined, layout, onPlace });
  const toggleList = () => {
    isListed.value = !isListed.value;
  };
  useEscape(isListed.value, toggleList);
  // Looked at here, so that this is drawn again when a note or the bar at the words goes.
  const isNoting = marking.marked.value !== undefined && marking.isNoting.value;
  useKeptFocus(isNoting ? undefined : stage.value);
  useCommandKeys(stage.value, keymap, {
    ...marking.acts,
    ...listening.acts,
    highlights: toggleList,
    help: () => (isHelping.value = true),
  });

  const { highlights } = store;
  return {
    onStage,
    buttons: (
      <>
        <IconButton
          icon="listen"
          label={t('listen')}
          isOn={listening.now.value.kind !== 'closed'}
          isExpanded={listening.now.value.kind !== 'closed'}
          onClick={() => (listening.now.value.kind === 'closed' ? listening.toggle() : listening.close())}
        />
        <IconButton
          icon="highlighter"
          label={t('highlightsHere')}
          isExpanded={isListed.value}
          isOn={isListed.value}
          onClick={toggleList}
        >
          {highlights.length > 0 && <span aria-hidden="true">{highlights.length}</span>}
        </IconButton>
      </>
    ),
    notices: (
      <>
        <ListenBar listening={listening} />
        <MarkBar marking={marking} />
        {isHelping.value && (
          <KeysHelp keymap={keymap} areas={options.areas} onClose={() => (isHelping.value = false)} />
        )}
      </>
    ),
    panel: isListed.value && article && (
      <HighlightPanel
        article={article}
        highlights={highlights}
        placed={marking.placed.value}
        onGo={marking.goTo}
        onNote={(highlight, note) => void store.change({ ...highlight, note })}
        onRemove={(highlight) => void marking.remove(highlight)}
        onClose={toggleList}
      />
    ),
  };
}
