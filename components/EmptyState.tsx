import { Icon, type IconName } from './Icon';

interface Props {
  icon: IconName;
  title: string;
  /** What to do next. */
  hint: string;
  /** The way on, where the page has no other. */
  action?: { label: string; onClick: () => void };
}

/** Nothing to show, and why. */
export function EmptyState({ icon, title, hint, action }: Props) {
  return (
    <div class="empty-state">
      <Icon name={icon} />
      <p>
        <strong>{title}</strong>
      </p>
      <p>{hint}</p>
      {action && (
        <button type="button" class="button" onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </div>
  );
}
