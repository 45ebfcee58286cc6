import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

interface Props {
  /** What may be dropped here. */
  text: string;
  /** The button that opens the browser's own choice. */
  action: string;
  onFiles: (files: File[]) => void;
}

/** A place to drop files on, and a button for those who do not drag. */
export function DropZone({ text, action, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is for pointers; the button does the same.
    <div
      class="drop-zone"
      data-over={isOver.value || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <p>{text}</p>
      <button type="button" class="button button-primary" onClick={() => input.current?.click()}>
        {action}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file chosen again is a choice, too.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
