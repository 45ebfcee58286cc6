import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

interface Props {
  icon: IconName;
  /** Said by screen readers and shown on hover. */
  label: string;
  onClick: () => void;
  isOn?: boolean;
  isDisabled?: boolean;
  /** For a button that opens something: whether it is open. */
  isExpanded?: boolean;
  children?: ComponentChildren;
}

/** A quiet button of one icon, with an optional word beside it. */
export function IconButton({ icon, label, onClick, isOn, isDisabled, isExpanded, children }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-expanded={isExpanded}
      disabled={isDisabled}
      data-on={isOn || undefined}
      onClick={onClick}
    >
      <Icon name={icon} isFilled={isOn && (icon === 'bookmark' || icon === 'star')} />
      {children}
    </button>
  );
}
