import type { MessageKey } from './i18n';

/** Where a command can be given: in a list, in the popup over a page, while reading. */
export type Area = 'list' | 'popup' | 'reading';

/** A command: where it holds, its keys unless the reader has said otherwise, and what it is called. */
export interface Command {
  areas: readonly Area[];
  keys: readonly string[];
  label: MessageKey;
}

/**
 * Every command that a key gives, of every surface. Keys are written as `toKey` reads them. The browser's own shortcuts
 * (read, save) are not here: browsers let only their own page change those.
 */
export const COMMANDS = {
  next: { areas: ['list'], keys: ['j', 'ArrowDown'], label: 'keyNext' },
  previous: { areas: ['list'], keys: ['k', 'ArrowUp'], label: 'keyPrevious' },
  read: { areas: ['list'], keys: ['m'], label: 'markRead' },
  star: { areas: ['list'], keys: ['s'], label: 'star' },
  archive: { areas: ['list'], keys: ['e'], label: 'archive' },
  tags: { areas: ['list'], keys: ['t'], label: 'editTags' },
  delete: { areas: ['list'], keys: ['#', 'Delete'], label: 'delete' },
  select: { areas: ['list'], keys: ['x'], label: 'keySelect' },
  selectAll: { areas: ['list'], keys: ['Ctrl+a'], label: 'selectAll' },
  undo: { areas: ['list'], keys: ['z'], label: 'undo' },
  search: { areas: ['list'], keys: ['/'], label: 'searchPlaceholder' },
  readPage: { areas: ['popup'], keys: ['r'], label: 'commandRead' },
  // On a row of the list the same key stars the row.
  savePage: { areas: ['popup'], keys: ['s'], label: 'commandSave' },
  openSaved: { areas: ['popup'], keys: ['o'], label: 'openSaved' },
  find: { areas: ['reading'], keys: ['f'], label: 'findInArticle' },
  outline: { areas: ['reading'], keys: ['o'], label: 'outline' },
  look: { areas: ['reading'], keys: ['a'], label: 'look' },
  largerText: { areas: ['reading'], keys: ['+', '='], label: 'largerText' },
  smallerText: { areas: ['reading'], keys: ['-'], label: 'smallerText' },
  selectSentence: { areas: ['reading'], keys: ['v'], label: 'keySelectSentence' },
  selectSentenceBefore: { areas: ['reading'], keys: ['Shift+v'], label: 'keySelectSentenceBefore' },
  highlight: { areas: ['reading'], keys: ['h'], label: 'highlight' },
  color1: { areas: ['reading'], keys: ['1'], label: 'markColor_yellow' },
  color2: { areas: ['reading'], keys: ['2'], label: 'markColor_green' },
  color3: { areas: ['reading'], keys: ['3'], label: 'markColor_blue' },
  color4: { areas: ['reading'], keys: ['4'], label: 'markColor_pink' },
  color5: { areas: ['reading'], keys: ['5'], label: 'markColor_purple' },
  note: { areas: ['reading'], keys: ['n'], label: 'highlightNote' },
  removeHighlight: { areas: ['reading'], keys: ['Backspace'], label: 'removeHighlight' },
  nextHighlight: { areas: ['reading'], keys: [']'], label: 'nextHighlight' },
  previousHighlight: { areas: ['reading'], keys: ['['], label: 'previousHighlight' },
  highlights: { areas: ['reading'], keys: ['l'], label: 'highlightsHere' },
  listen: { areas: ['reading'], keys: ['p'], label: 'listen' },
  nextSentence: { areas: ['reading'], keys: ['.'], label: 'nextSentence' },
  previousSentence: { areas: ['reading'], keys: [','], label: 'previousSentence' },
  nextParagraph: { areas: ['reading'], keys: ['>'], label: 'nextParagraph' },
  previousParagraph: { areas: ['reading'], keys: ['<'], label: 'previousParagraph' },
  help: { areas: ['list', 'popup', 'reading'], keys: ['?'], label: 'keysTitle' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];

/** The keys of every command, as the reader wants them; a command without keys is unset. */
export type Keymap = Readonly<Record<CommandId, readonly string[]>>;

export const DEFAULT_KEYMAP = Object.fromEntries(COMMAND_IDS.map((id) => [id, COMMANDS[id].keys])) as unknown as Keymap;

/** More keys than this for one command nobody remembers. */
const MAX_KEYS = 4;

/** A keymap read back from storage or from a file; what is no keymap of ours gets its default. */
export function toKeymap(stored: unknown): Keymap {
  const known = (stored ?? {}) as Record<string, unknown>;
  const entries = COMMAND_IDS.map((id) => {
    const keys = known[id];
    const isValid = Array.isArray(keys) && keys.length <= MAX_KEYS && keys.every(isKey);
    return [id, isValid ? keys : COMMANDS[id].keys];
  });
  return Object.fromEntries(entries) as Keymap;
}

function isKey(key: unknown): key is string {
  return typeof key === 'string' && /^(?:Ctrl\+)?(?:Shift\+)?(?:\S|[A-Z][A-Za-z0-9]{1,20})$/.test(key);
}

/** A pressed key as keymaps write it: `j`, `Shift+v`, `#`, `ArrowDown`. Undefined for a modifier alone. */
export function toKey(event: KeyboardEvent): string | undefined {
  const { key } = event;
  if (['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'].includes(key))
    return undefined;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && key !== ' ';
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  // A sign is what it is, however a keyboard makes it.
  const shift = event.shiftKey && !isSign ? 'Shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${shift}${name}`;
}

/** The command that a key press gives in an area, unless the key belongs to a text field, the page or the browser. */
export function findCommand(keymap: Keymap, area: Area, event: KeyboardEvent): CommandId | undefined {
  const key = toKey(event);
  if (key === undefined || event.altKey || event.isComposing || isTyping(event)) return undefined;
  if ((key === 'Enter' || key === 'Space') && isPressable(event)) return undefined;
  return COMMAND_IDS.find((id) => isIn(id, area) && keymap[id].includes(key));
}

/** Whether the reader is writing: in a text field, or with an input method. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0] as Partial<HTMLInputElement> | undefined;
  if (target?.localName === 'input') return target.type !== 'checkbox';
  return target?.isContentEditable === true || /^(?:textarea|select)$/.test(target?.localName ?? '');
}

/** Enter and the space bar press what has the focus. */
function isPressable(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0] as Partial<Element> | undefined;
  return /^(?:button|a|summary|input)$/.test(target?.localName ?? '');
}

export function isIn(id: CommandId, area: Area): boolean {
  return (COMMANDS[id].areas as readonly Area[]).includes(area);
}

/** Commands that one key would give at the same place. */
export interface Conflict {
  key: string;
  ids: readonly [CommandId, CommandId];
}

/** All pairs of commands of one area that share a key. */
export function findConflicts(keymap: Keymap): Conflict[] {
  return COMMAND_IDS.flatMap((a, at) =>
    COMMAND_IDS.slice(at + 1).flatMap((b) => {
      const meet = COMMANDS[a].areas.some((area) => isIn(b, area));
      const shared = keymap[a].filter((key) => keymap[b].includes(key));
      return meet ? shared.map((key): Conflict => ({ key, ids: [a, b] })) : [];
    }),
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
};

/** A key as it is shown to the reader. */
export function showKey(key: string): string {
  return key
    .split(/\+(?=.)/)
    .map((part) => SIGNS[part] ?? part)
    .join(' ');
}
