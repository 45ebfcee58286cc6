/** Line drawings on a 24-unit grid, one path each. */
const PATHS = {
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  check: 'M5 12.5 10 17.5 19 7',
  copy: 'M9 8.5h10.5V20H9zM6 16H4.5V4H15v2',
  highlighter: 'M5 19.5h14M8 15.5l-.5-3.5 8-8 4 4-8 8zM13 6.5l4 4',
  listen: 'M4 13.5V12a8 8 0 0 1 16 0v1.5M4 13.5h3.5V20H6a2 2 0 0 1-2-2zM20 13.5h-3.5V20H18a2 2 0 0 0 2-2z',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 5l12 7-12 7z',
  skipBack: 'M17 6l-7 6 7 6M7 6v12',
  skipOn: 'M7 6l7 6-7 6M17 6v12',
  stepBack: 'M14 6l-6 6 6 6',
  stepOn: 'M10 6l6 6-6 6',
  settings: 'M4 7h9M17 7h3M13 5v4M4 12h3M11 12h9M11 10v4M4 17h9M17 17h3M13 15v4',
  close: 'M6 6l12 12M18 6 6 18',
  unread: 'M12 5a7 7 0 1 0 .01 0z',
  read: 'M12 5a7 7 0 1 0 .01 0zM8.8 12.2l2.2 2.2 4.2-4.6',
  export: 'M12 15V4M8 8l4-4 4 4M5 13v6h14v-6',
  library: 'M5 5h3v14H5zM10 5h3v14h-3zM15.5 5.6l2.9-.7 3 13.5-2.9.7z',
  link: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  back: 'M14 6l-6 6 6 6',
  search: 'M10.5 5a5.5 5.5 0 1 0 .01 0zM15 15l4.5 4.5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  star: 'M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z',
  compare: 'M4 5h7v14H4zM13 5h7v14h-7zM6 9h3M6 12h3M15 9h3M15 15h3',
  queue: 'M5 6h10M5 11h10M5 16h6M17 13v7M13.5 16.5h7',
  restore: 'M5 9h9a5 5 0 0 1 0 10H9M5 9l4-4M5 9l4 4',
  help: 'M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .8-1 1.7M12 17h.01',
  edit: 'M5 19l1-4 9.5-9.5 3 3L9 18zM14 7l3 3',
  tag: 'M4 4h8l8 8-8 8-8-8zM8.2 8.2h.01',
  theme: 'M12 4a8 8 0 1 0 .01 0zM12 4v16M12 8h4M12 12h5M12 16h4',
  outline: 'M5 6h.01M9 6h10M5 12h.01M9 12h10M5 18h.01M9 18h10',
  type: 'M3.5 18 8 6.5 12.5 18M5 14.2h6M20 12.5v5.5M20 15.2a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0z',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  left: 'M15 6l-6 6 6 6',
  right: 'M9 6l6 6-6 6',
  receipt: 'M6 4h12v16l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 20zM9 9h6M9 13h6',
  print: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 10.5v6M13.5 10.5v6',
  view: 'M4 6h7v13H4zM13 6h7v13h-7zM6.5 9.5h2M6.5 12.5h2M15.5 9.5h2M15.5 12.5h2',
} as const;

export type IconName = keyof typeof PATHS;

interface Props {
  name: IconName;
  isFilled?: boolean;
}

/** A decoration; what it means is said by the control's own label. */
export function Icon({ name, isFilled = false }: Props) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" data-filled={isFilled || undefined}>
      <path d={PATHS[name]} />
    </svg>
  );
}
