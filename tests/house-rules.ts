import { dirname, join, posix } from 'node:path';

/** A shipped source file: its path from the root of the house, and its text. */
export interface Source {
  path: string;
  text: string;
}

/** Who may import whom, besides itself: the first row that a path begins with is its room. */
const ROOMS: { room: string; mayUse: string[] }[] = [
  { room: 'utils/sites/', mayUse: [] },
  { room: 'utils/extract/', mayUse: ['utils/article', 'utils/sanitize', 'utils/sites/'] },
  {
    room: 'utils/library/',
    mayUse: [
      'utils/article',
      'utils/highlight',
      'utils/create-id',
      'utils/views',
      'utils/problem',
      'utils/filters',
      'utils/tag-color',
      ...['utils/archived-article', 'utils/archived-shared'],
      ...['utils/picture', 'utils/pictures/', 'utils/receipt'],
    ],
  },
  // The formats know neither the library nor the browser; import reads what export writes.
  {
    room: 'utils/export/',
    mayUse: [
      ...['utils/archived-article', 'utils/archived-shared', 'utils/escape-markdown', 'utils/sanitize'],
      'utils/annotate/',
    ],
  },
  {
    room: 'utils/import/',
    mayUse: [
      ...['utils/article', 'utils/archived-article', 'utils/highlight', 'utils/sanitize'],
      ...['utils/archived-shared', 'utils/tag-color', 'utils/sites/site-rule'],
      ...['utils/export/', 'utils/extract/', 'utils/annotate/'],
    ],
  },
  // What a reader leaves in a text. The fold is pure, and one table for all that is compared.
  { room: 'utils/annotate/', mayUse: ['utils/escape-markdown', 'utils/highlight', 'utils/library/search/fold'] },
  { room: 'utils/speech/', mayUse: [] },
  // What a reader changes in a body.
  { room: 'utils/edit/', mayUse: ['utils/article', 'utils/sanitize', 'utils/extract/split-blocks'] },
  { room: 'utils/pictures/', mayUse: ['utils/picture'] },
  // Files that lie directly in utils use each other, and one the shape of what it keeps.
  { room: 'utils/', mayUse: ['utils/sites/site-rule'] },
  {
    room: 'components/',
    mayUse: [
      'utils/compare-texts',
      ...['utils/picture', 'utils/receipt', 'utils/edit/', 'utils/sites/site-rule'],
      'utils/article',
      'utils/look',
      'utils/i18n',
      'utils/sanitize',
      'utils/dates',
      'utils/views',
      'utils/filters',
      'utils/tag-color',
      'utils/annotate/',
      'utils/speech/',
      'utils/highlight',
      'utils/keys',
      'utils/voice-setting',
    ],
  },
  // No DOM there: never extract.
  {
    room: 'entrypoints/background/',
    mayUse: ['utils/*', 'utils/library/', 'utils/pictures/', 'entrypoints/safety/'],
  },
  { room: 'entrypoints/detect.content/', mayUse: ['utils/*', 'utils/extract/is-article'] },
  { room: 'entrypoints/convert.content/', mayUse: ['utils/convert-script'] },
  // It lives in the page's origin: the library would be the page's.
  {
    room: 'entrypoints/overlay.content/',
    mayUse: ['utils/*', 'utils/extract/', 'components/', 'utils/edit/', 'utils/sites/site-rule'],
  },
  { room: 'entrypoints/shelf/', mayUse: ['utils/*', 'utils/library/', 'utils/export/', 'components/'] },
  {
    room: 'entrypoints/transfer/',
    mayUse: ['utils/*', 'utils/library/', 'utils/export/', 'utils/import/', 'components/', 'entrypoints/shelf/'],
  },
  // Keeping many: its page, and the document that works when that is closed.
  {
    room: 'entrypoints/queue/',
    mayUse: [
      ...['utils/*', 'utils/library/', 'utils/extract/', 'utils/edit/', 'utils/pictures/judge-address'],
      ...['components/', 'entrypoints/shelf/start-page'],
    ],
  },
  {
    room: 'entrypoints/offscreen/',
    mayUse: ['entrypoints/queue/run-queue', 'entrypoints/safety/write-due-copy', 'utils/messaging', 'utils/problem'],
  },
  // The backups' page, and what others need of it: the canary, the notice that something is missing.
  {
    room: 'entrypoints/safety/',
    mayUse: [
      'utils/*',
      'utils/library/',
      'components/',
      'entrypoints/shelf/start-page',
      'entrypoints/shelf/after-first-rows',
      'entrypoints/shelf/known-loss',
    ],
  },
  {
    room: 'entrypoints/popup/',
    mayUse: ['utils/*', 'utils/library/', 'components/', 'entrypoints/shelf/', 'entrypoints/safety/'],
  },
  {
    room: 'entrypoints/options/',
    mayUse: [
      ...['utils/*', 'utils/library/', 'utils/speech/', 'utils/sites/site-rule', 'utils/annotate/find-all'],
      ...['components/', 'entrypoints/shelf/', 'entrypoints/safety/'],
    ],
  },
  {
    room: 'entrypoints/highlights/',
    mayUse: ['utils/*', 'utils/library/', 'utils/annotate/', 'components/', 'entrypoints/shelf/'],
  },
  {
    room: 'entrypoints/library/',
    mayUse: [
      ...['utils/*', 'utils/library/', 'components/', 'entrypoints/shelf/', 'entrypoints/safety/'],
      ...['entrypoints/queue/read-remote', 'utils/pictures/', 'utils/edit/', 'utils/sites/site-rule'],
      'utils/extract/join-pages',
    ],
  },
];

/** The catalogue's keys are types; nobody else reads it but the browser. */
const EXTRA: Record<string, string[]> = { 'utils/i18n.ts': ['public/_locales/en/messages.json'] };

/** Where each package may come in. A package that is not here has no door. */
const DOORS: { from: RegExp; through: RegExp }[] = [
  {
    from: /^dexie$/,
    through: /^utils\/library\/(?:db|backup\/(?:store|apart-database|journal-store|record-changes))\.ts$/,
  },
  { from: /^dompurify$/, through: /^utils\/sanitize\.ts$/ },
  { from: /^@mozilla\/readability/, through: /^utils\/extract\/read\.ts$/ },
  { from: /^@webext-core\/messaging$/, through: /^utils\/messaging\.ts$/ },
  { from: /^tinybase(?:\/|$)/, through: /^utils\/library\/clock\.ts$/ },
  { from: /^approx-string-match$/, through: /^utils\/annotate\/place-anchor\.ts$/ },
  { from: /^@zip\.js\/zip\.js(?:\/|$)/, through: /^utils\/(?:export\/write-zip|import\/open-zip)\.ts$/ },
  { from: /^papaparse$/, through: /^utils\/(?:export\/to-csv|import\/read-csv)\.ts$/ },
  {
    from: /^(?:turndown|@joplin\/turndown-plugin-gfm)$/,
    through: /^utils\/export\/(?:to-markdown|turndown-plugin-gfm\.d)\.ts$/,
  },
  { from: /^image-size$/, through: /^utils\/pictures\/read-picture\.ts$/ },
  { from: /^diff$/, through: /^utils\/compare-texts\.ts$/ },
  { from: /^uuid$/, through: /^utils\/create-id\.ts$/ },
  { from: /^opencc-js\//, through: /^utils\/convert-script\.ts$/ },
  { from: /^(?:preact|@preact\/signals)(?:\/|$)/, through: /^(?:components|entrypoints)\// },
  { from: /^wxt\//, through: /^(?:entrypoints\/|utils\/[^/]+$)/ },
];

/** Ways for HTML to reach a screen. Extraction and sanitising work on inert documents and may use them. */
const INSERTION =
  /\.(?:inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|setHTMLUnsafe|createContextualFragment|sanitizeToFragment/;
const INSERTION_ROOMS =
  /^(?:components\/(?:ArticleView|BlockLook)\.tsx|utils\/sanitize\.ts|utils\/(?:extract|edit)\/.*)$/;
/** A frame's document is as good as inserted HTML; those that have one hold styles only. */
const FRAME_ROOMS = /^components\/(?:SavedCopy|BlockLook)\.tsx$/;

/** What a reader keeps is written by `mutate()`; beside it only the queue, what is derived, and the backups. */
const WRITING = /\.transaction\(\s*'(?:rw|readwrite)/;
const WRITING_ROOMS = /^utils\/library\/(?:(?:mutate|jobs)\.ts|(?:search|catalogue|backup)\/.*)$/;

const NAME = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.content)?|[A-Z][A-Za-z0-9]*)$/;
const FORBIDDEN_NAMES = /^(?:utils|helpers|common|misc|types|constants)$/;
const MAX_LINES = 250;

/** Every rule that this file breaks, one sentence each. */
export function findViolations({ path, text }: Source): string[] {
  return [...checkImports(path, text), ...checkForm(path, text)];
}

function checkImports(path: string, text: string): string[] {
  return [...text.matchAll(/(?<!['"])(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, specifier = '']) => {
    if (specifier.startsWith('../')) return [`imports ${specifier}: across rooms it is @/…`];
    if (/^(?:\.\/|@\/)/.test(specifier)) return checkRoom(path, resolve(path, specifier), specifier);
    const door = DOORS.find(({ from }) => from.test(specifier));
    if (!door) return [`imports ${specifier}: this package has no door`];
    return door.through.test(path) ? [] : [`imports ${specifier}: not its door`];
  });
}

function resolve(path: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/, '');
  return bare.startsWith('@/') ? bare.slice(2) : posix.normalize(join(dirname(path), bare));
}

function checkRoom(path: string, target: string, specifier: string): string[] {
  const own = roomOf(path);
  if (!own) return ['lies in no room of the house'];
  if (roomOf(target)?.room === own.room || EXTRA[path]?.includes(target)) return [];
  const isAllowed = own.mayUse.some((allowed) => {
    if (allowed === 'utils/*') return /^utils\/[^/]+$/.test(target);
    return allowed.endsWith('/') ? target.startsWith(allowed) : target === allowed || target === `${allowed}.ts`;
  });
  return isAllowed ? [] : [`imports ${specifier}: ${own.room} may not`];
}

function roomOf(path: string) {
  return ROOMS.find(({ room }) => path.startsWith(room));
}

function checkForm(path: string, text: string): string[] {
  const found: string[] = [];
  const name = posix.basename(path).replace(/(?:\.d)?\.tsx?$/, '');
  if (text.trimEnd().split('\n').length > MAX_LINES) found.push(`is longer than ${MAX_LINES} lines`);
  if (/^export\s+(?:\*|\{[^}]*\})\s+from/m.test(text)) found.push('hands on what another file exports');
  if (!NAME.test(name) || FORBIDDEN_NAMES.test(name)) found.push('has a name that says nothing, or is not kebab-case');
  if (INSERTION.test(text) && !INSERTION_ROOMS.test(path)) found.push('inserts HTML');
  if (/\bsrcdoc\b/i.test(text) && !FRAME_ROOMS.test(path)) found.push('fills a frame');
  if (WRITING.test(text) && !WRITING_ROOMS.test(path)) found.push('writes to the library beside mutate()');
  if (/\bconsole\./.test(text)) found.push('writes to the console');
  return found;
}

/** Exported for WXT itself, by the alias in its config. */
const FOR_OTHERS = /^utils\/content-script-context\.ts$/;

/** Functions, constants and classes that a file exports and no other file, tests included, names. */
export function findUnused(shipped: readonly Source[], tests: readonly Source[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { path, text } of [...shipped, ...tests]) {
    for (const word of text.match(/[\w$]+/g) ?? []) places.set(word, (places.get(word) ?? new Set()).add(path));
  }
  return shipped
    .filter(({ path }) => !FOR_OTHERS.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:function\*? |const |class )(\w+)/gm)]
        .filter(([, name = '']) => (places.get(name)?.size ?? 0) < 2)
        .map(([, name]) => `${path} exports ${name} for nobody`),
    );
}
