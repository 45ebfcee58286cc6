import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';
import type { Stage } from './stage';
import { listPictures } from './use-body-acts';
import { usePinch } from './use-pinch';

interface Props {
  stage: Stage;
  /** The picture that was pressed. */
  first: number;
  onClose: () => void;
}

/** A picture as large as the screen, and larger: wheel, pinch, double press and keys; the arrows go to the others. */
export function Lightbox({ stage, first, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const at = useSignal(first);
  const pictures = listPictures(stage.body);
  const zoom = usePinch(image, at.value);

  useLayoutEffect(() => dialog.current?.showModal(), []);
  const frame = pictures[at.value];
  const shown = frame?.querySelector('img');
  if (!frame || !shown) return null;
  const go = (way: 1 | -1) => (at.value = (at.value + way + pictures.length) % pictures.length);
  const leave = () => {
    dialog.current?.close();
    onClose();
    frame.focus({ preventScroll: true });
  };
  const keys: Record<string, () => void> = {
    Escape: leave,
    ArrowRight: () => go(1),
    ArrowLeft: () => go(-1),
    '+': () => zoom(1.4),
    '=': () => zoom(1.4),
    '-': () => zoom(1 / 1.4),
    '0': () => zoom(0),
  };
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={shown.alt || t('picture')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && leave()}
      onKeyDown={(event) => {
        const act = keys[event.key];
        // The article's keys rest while a picture lies over it.
        if (!act) event.stopPropagation();
        if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
        act();
        event.preventDefault();
      }}
    >
      <img
        ref={image}
        src={frame.dataset.full ?? shown.currentSrc ?? shown.src}
        alt={shown.alt}
        referrerpolicy="no-referrer"
      />
      {shown.alt && <p>{shown.alt}</p>}
      <div class="lightbox-bar">
        {pictures.length > 1 && (
          <>
            <IconButton icon="left" label={t('previousPicture')} onClick={() => go(-1)} />
            <span>
              {at.value + 1} / {pictures.length}
            </span>
            <IconButton icon="right" label={t('nextPicture')} onClick={() => go(1)} />
          </>
        )}
        <IconButton icon="close" label={t('closePicture')} onClick={leave} />
      </div>
    </dialog>
  );
}
