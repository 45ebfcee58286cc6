import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';

interface Props {
  kind: 'problem' | 'done';
  /** One sentence: what happened, and what to do next. */
  text: string;
  /** A way out: undo, try again. */
  action?: { label: string; onClick: () => void };
  onDismiss: () => void;
}

/** Something happened: said to everybody, screen readers included, with a way out. */
export function Notice({ kind, text, action, onDismiss }: Props) {
  return (
    <div class="notice" data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <p>{text}</p>
      {action && (
        <button type="button" class="notice-action" onClick={action.onClick}>
          {action.label}
        </button>
      )}
      <IconButton icon="close" label={t('dismiss')} onClick={onDismiss} />
    </div>
  );
}
