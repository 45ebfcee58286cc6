import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';
import { openPlain, type Tab } from '../../kit/stage.ts';
import type { Verdict } from '../../kit/verdict.ts';
import { PROBE } from '../attack-page.ts';
import { hears } from '../controls.ts';
import type { Exhibits } from '../kept-surfaces.ts';
import { exportAll } from './transfer.ts';
import { unpack } from './zip.ts';

/** A format that is read in other programs: which of its files a browser shows, and how many there are of an article. */
interface ReadFormat {
  name: string;
  pages: RegExp;
  /** What a program makes of a file before it shows it. */
  render?: (text: string) => string;
  /** Names the pictures that are not in the export by their own addresses, as Markdown does. */
  asksForPictures?: boolean;
}

const READ_FORMATS: readonly ReadFormat[] = [
  { name: 'html', pages: /\.html$/ },
  { name: 'archive', pages: /\.html$/ },
  { name: 'epub', pages: /\.xhtml$/ },
  { name: 'markdown', pages: /\.md$/, render: renderMarkdown, asksForPictures: true },
];

/** Exports what is kept in every format that is read elsewhere, and opens each page of it in a browser without us, from the disk. */
export async function showExported(tab: Tab, { stage, kept }: Exhibits, verdict: Verdict): Promise<void> {
  const plain = await openPlain(stage.browser, stage.recorder);
  try {
    const reader = await plain.open();
    for (const format of READ_FORMATS) {
      const folder = mkdtempSync(join(tmpdir(), 'jingdu-exported-'));
      const paths = (await unpack(await exportAll(tab, stage.own, format.name), folder)).filter((path) =>
        format.pages.test(path),
      );
      reader.alarms.length = 0;
      stage.recorder.requests.length = 0;
      const broken: string[] = [];
      for (const path of paths) {
        const fault = await showFile(reader, prepare(join(folder, path), format));
        if (fault) broken.push(`${path}: ${fault}`);
      }
      verdict.demandAtLeast(`pages of the ${format.name} export`, paths.length, kept.length);
      verdict.demandNone(`executed in the ${format.name} export`, [...reader.alarms]);
      verdict.demandNone(`broken pages of the ${format.name} export`, broken);
      const requests = stage.recorder.requests.filter(({ purpose }) => !format.asksForPictures || purpose !== 'image');
      verdict.demandNone(
        `requests from the ${format.name} export`,
        requests.map(({ url }) => url),
      );
      if (format.name === 'archive') {
        verdict.demandAtLeast(
          'found in the archive by its own search',
          await searchArchive(reader, folder),
          kept.length,
        );
      }
      const last = join(folder, paths.at(-1) ?? '');
      verdict.demand(`alarm rings in the ${format.name} export`, await ringFile(reader, last, format), true);
      rmSync(folder, { recursive: true });
    }
  } finally {
    await plain.close();
  }
}

/** The file itself, or beside it what a program shows of it. */
function prepare(path: string, { render }: ReadFormat): string {
  if (!render) return path;
  writeFileSync(`${path}.html`, render(readFileSync(path, 'utf8')));
  return `${path}.html`;
}

/** Undefined where the page shows itself. */
async function showFile(tab: Tab, path: string): Promise<string | undefined> {
  await tab.goto(pathToFileURL(path).href);
  return tab.run(async () => {
    for (let wait = 0; wait < 3_000 && document.readyState !== 'complete'; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (document.querySelector('parsererror')) return 'not well-formed';
    return (document.body?.textContent ?? '').trim() === '' ? 'empty' : undefined;
  }, undefined);
}

async function searchArchive(tab: Tab, folder: string): Promise<number> {
  await tab.goto(pathToFileURL(join(folder, 'index.html')).href);
  return tab.run(async (probe) => {
    const box = document.querySelector('input');
    if (!box) return 0;
    box.value = probe;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return Number(/\d+/.exec(document.querySelector('#count')?.textContent ?? '')?.[0] ?? 0);
  }, PROBE);
}

/** The same page with an attack written into it. */
async function ringFile(tab: Tab, path: string, format: ReadFormat): Promise<boolean> {
  const text = readFileSync(path, 'utf8');
  const attack = '<img src="x" onerror="alert(1)"/>';
  const attacked = format.render ? `${text}\n\n${attack}\n` : text.replace(/<\/body>/, `${attack}</body>`);
  const extension = /\.\w+$/.exec(path)?.[0] ?? '';
  const other = path.replace(/\.\w+$/, `.attacked${extension}`);
  writeFileSync(other, attacked);
  tab.alarms.length = 0;
  await showFile(tab, prepare(other, format));
  return hears(tab);
}

/** As the plainest of programs: whatever HTML is in it is let through, and there is no policy. The front matter is not shown. */
function renderMarkdown(text: string): string {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
  return `<!doctype html><meta charset="utf-8"><body>${marked.parse(body, { async: false, gfm: true })}</body>`;
}
