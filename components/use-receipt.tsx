import { useSignal } from '@preact/signals';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import type { RemovedBlock } from '@/utils/article';
import { type Body, putBack, removeBlock } from '@/utils/edit/edit-body';
import { t } from '@/utils/i18n';
import type { Receipt } from '@/utils/receipt';
import { useEscape } from './escape';
import { IconButton } from './IconButton';
import { pickBlock } from './pick-block';
import { type PictureActs, ReceiptPanel, type Said } from './ReceiptPanel';
import { isIncomplete, picturesText, receiptText } from './receipt-text';
import type { OnStage, Stage } from './stage';

interface Options {
  receipt: Receipt | undefined;
  body: Body | undefined;
  lang: string;
  isOpenAtFirst?: boolean;
  pictures?: PictureActs;
  onFetchPage?: () => void;
  /** Shows and keeps another body; gives the way back. */
  onBody: (body: Body) => Promise<(() => Promise<void>) | undefined>;
  /** Has this done on this site from now on. */
  onRule: (act: 'remove' | 'keep', block: RemovedBlock) => Promise<void>;
  onProblem: (error: unknown) => void;
}

/** The receipt of the article at hand, the same in the overlay and in the library: for the slots of ReadingView. */
export function useReceipt(options: Options) {
  const { receipt, body, lang, onBody, onRule, onProblem } = options;
  const stage = useSignal<Stage | undefined>(undefined);
  const isOpen = useSignal(options.isOpenAtFirst ?? false);
  const aim = useSignal<string | undefined>(undefined);
  const said = useSignal<Said | undefined>(undefined);
  const isPicking = aim.value !== undefined;
  const aimedAt = useRef<number | undefined>(undefined);

  const onStage = useCallback<OnStage>((drawn) => {
    stage.value = drawn;
    return () => {
      if (stage.value === drawn) stage.value = undefined;
    };
  }, []);

  async function change(next: Body | undefined, text: string, act: 'remove' | 'keep', block?: RemovedBlock) {
    if (!next || !block) return;
    try {
      const undo = await onBody(next);
      said.value = {
        text,
        onUndo: undo && (() => void undo().then(() => (said.value = { text: t('undone') }), onProblem)),
        onRule: () => void onRule(act, block).then(() => (said.value = { text: t('ruleKept') }), onProblem),
      };
    } catch (error) {
      onProblem(error);
    }
  }

  // Pointing goes on over what is drawn anew meanwhile; only another text begins it again.
  const latest = useRef({ body, change });
  latest.current = { body, change };
  // Before the reader can see that it has begun: the next key may follow at once.
  useLayoutEffect(() => {
    if (!isPicking || !stage.value) return;
    return pickBlock(stage.value, {
      start: aimedAt.current,
      onAim: (text, n) => {
        aim.value = text;
        aimedAt.current = n;
      },
      onPick: (n) => {
        const now = latest.current.body;
        const next = now && removeBlock(now, n);
        const block = next?.removed.find((one) => !now?.removed.includes(one) && one.step === 'reader');
        void latest.current.change(next, t('blockRemoved'), 'remove', block);
      },
    });
  }, [isPicking, stage.value]);

  const toggle = () => {
    isOpen.value = !isOpen.value;
    aim.value = undefined;
  };
  useEscape(isOpen.value, toggle);
  useEscape(isPicking, () => {
    aim.value = undefined;
  });
  return {
    onStage,
    button: receipt && (
      <IconButton
        icon="receipt"
        label={receiptText(receipt)}
        isExpanded={isOpen.value}
        isOn={isOpen.value}
        onClick={toggle}
      >
        {receipt.pictures && isIncomplete(receipt) && receipt.pictures.all > 0 && (
          <span>{picturesText(receipt.pictures)}</span>
        )}
      </IconButton>
    ),
    panel: isOpen.value && receipt && body && (
      <ReceiptPanel
        receipt={receipt}
        removed={body.removed}
        lang={lang}
        aim={aim.value}
        said={said.value}
        pictures={options.pictures}
        onFetchPage={options.onFetchPage}
        onPick={() => (aim.value = isPicking ? undefined : '')}
        onPutBack={(index) => void change(putBack(body, index), t('blockBack'), 'keep', body.removed[index])}
        onClose={toggle}
      />
    ),
  };
}
