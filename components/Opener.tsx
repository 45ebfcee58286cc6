import type { IconName } from './Icon';
import { IconButton } from './IconButton';

interface Props<T extends string> {
  what: T;
  icon: IconName;
  label: string;
  /** What is open now. */
  open: T;
  onToggle: (what: T) => void;
}

/** A button of the bar that opens something and closes it again. */
export function Opener<T extends string>({ what, icon, label, open, onToggle }: Props<T>) {
  return (
    <span data-opens={what}>
      <IconButton icon={icon} label={label} isExpanded={open === what} onClick={() => onToggle(what)} />
    </span>
  );
}
