import { Icon, type IconName } from './Icon';

interface Props {
  icon: IconName;
  title: string;
  /** What to do next. */
  hint: string;
}

/** Nothing to show, and why. */
export function EmptyState({ icon, title, hint }: Props) {
  return (
    <div class="empty-state">
      <Icon name={icon} />
      <p>
        <strong>{title}</strong>
      </p>
      <p>{hint}</p>
    </div>
  );
}
