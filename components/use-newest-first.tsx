import { type ComponentChildren, Fragment } from 'preact';
import { useRef } from 'preact/hooks';

/** Panels that may be open at the same time, by name: of those that are, the one opened last comes first. */
export function useNewestFirst(panels: Readonly<Record<string, ComponentChildren>>): ComponentChildren {
  const order = useRef<string[]>([]);
  const open = Object.keys(panels).filter((name) => panels[name]);
  const before = order.current.filter((name) => open.includes(name));
  order.current = [...open.filter((name) => !before.includes(name)), ...before];
  return order.current.length > 0 && order.current.map((name) => <Fragment key={name}>{panels[name]}</Fragment>);
}
