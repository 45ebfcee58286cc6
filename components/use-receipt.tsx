import { useSignal } from '@preact/signals';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import type { RemovedBlock } from '@/utils/article';
import { type Body, BY_READER, putBack, removeBlock } from '@/utils/edit/edit-body';
import { t } from '@/utils/i18n';
import type { Receipt } from '@/utils/receipt';
import { useEscape } from './escape';
import { IconButton } from './IconButton';
import { pickBlock } from './pick-block';
import { type PictureActs, ReceiptPanel, type Said } from './ReceiptPanel';
import { isIncomplete, picturesText, receiptText } from './receipt-text';
import type { OnStage, Stage } from './stage';

interface Options<B extends Body> {
  receipt: Receipt | undefined;
  body: B | undefined;
  lang: string;
  isOpenAtFirst?: boolean;
  pictures?: PictureActs;
  onFetchPage?: () => void;
  /** Shows and keeps what an edit has made of a body; gives the way back. @throws Problem where that body is not the latest */
  onBody: (next: Body, from: B) => Promise<(() => Promise<void>) | undefined>;
  /** Has this done on this site from now on. */
  onRule: (act: 'remove' | 'keep', block: RemovedBlock) => Promise<void>;
  onProblem: (error: unknown) => void;
}

/** The receipt of the article at hand, the same in the overlay and in the library: for the slots of ReadingView. */
export function useReceipt<B extends Body>(options: Options<B>) {
  const { receipt, body, lang, onBody, onProblem } = options;
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

  /** The HTML that an edit is being made of: a second press means the same blocks, and they are gone by now. */
  const spent = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    spent.current = undefined;
  }, [body?.html]);

  async function change(edit: (from: B) => Body | undefined, act: 'remove' | 'keep', index?: number) {
    if (!body || body.html === spent.current) return;
    const next = edit(body);
    const block =
      index === undefined
        ? next?.removed.find((one) => !body.removed.includes(one) && one.step === BY_READER.step)
        : body.removed[index];
    if (!next || !block) return;
    spent.current = body.html;
    try {
      const undo = await onBody(next, body);
      const text = t(act === 'remove' ? 'blockRemoved' : 'blockBack');
      const onRule = () =>
        void options.onRule(act, block).then(() => (said.value = { text: t('ruleKept') }), onProblem);
      said.value = { text, onUndo: undo && (() => void takeBack(undo)), onRule };
    } catch (error) {
      spent.current = undefined;
      onProblem(error);
    }
  }

  async function takeBack(undo: () => Promise<void>): Promise<void> {
    const offer = said.value;
    // One press, one step back.
    said.value = undefined;
    try {
      await undo();
      said.value = { text: t('undone') };
    } catch (error) {
      said.value = offer;
      onProblem(error);
    }
  }

  // Pointing goes on over what is drawn anew meanwhile; only another text begins it again.
  const latest = useRef(change);
  latest.current = change;
  // Before the reader can see that it has begun: the next key may follow at once.
  useLayoutEffect(() => {
    if (!isPicking || !stage.value) return;
    return pickBlock(stage.value, {
      start: aimedAt.current,
      onAim: (text, n) => {
        aim.value = text;
        aimedAt.current = n;
      },
      onPick: (n) => void latest.current((from) => removeBlock(from, n), 'remove'),
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
        onPutBack={(index) => void change((from) => putBack(from, index), 'keep', index)}
        onClose={toggle}
      />
    ),
  };
}
