import type { ArchivedPicture } from '@/utils/archived-article';
import { SHARED_FILE } from '@/utils/export/to-shared';
import type { ImportFile, ImportItem } from './import-item';
import { LIMITS } from './limits';
import { listZip, type ZipFile, ZipProblem } from './open-zip';
import { type PictureFacts, parseRecord } from './parse-record';
import { parseShared } from './parse-shared';
import { parseMembers } from './read-records';
import { sniffPicture } from './sniff-picture';

const SHARED = new RegExp(`^(?:[^/]+/)?${SHARED_FILE.replace('.', '\\.')}$`);
const PART = /^((?:.*\/)?articles\/[^/]+)\/(article\.json|pictures\/[^/]+)$/;

interface Folder {
  path: string;
  record?: ZipFile;
  pictures: Map<string, ZipFile>;
}

/** Our own archive, folder by folder: a folder's files stand together, whoever has packed them. */
export async function* readArchive({ name, blob }: ImportFile): AsyncGenerator<ImportItem> {
  let folder: Folder = { path: '', pictures: new Map() };
  for await (const file of listZip(blob)) {
    if (SHARED.test(file.path)) yield await readShared(file, name);
    const [, path, part] = PART.exec(file.path) ?? [];
    if (path === undefined || part === undefined) continue;
    if (path !== folder.path) {
      yield* readFolder(folder, name);
      folder = { path, pictures: new Map() };
    }
    if (part === 'article.json') folder.record = file;
    else folder.pictures.set(part, file);
  }
  yield* readFolder(folder, name);
}

async function* readFolder({ path, record, pictures }: Folder, name: string): AsyncGenerator<ImportItem> {
  if (!record) return;
  const where = `${name}: ${path}`;
  const parsed = await parse(record);
  if (typeof parsed === 'string') {
    yield { kind: 'broken', where, reason: parsed };
    return;
  }
  const { article } = parsed;
  for (const facts of parsed.pictures) {
    const file = facts.file === undefined ? undefined : pictures.get(facts.file);
    if (file && file.size <= LIMITS.picture) article.pictures.push(toPicture(facts, file));
    else yield { kind: 'broken', where: `${where}: ${facts.url}`, reason: 'pictureBroken' };
  }
  yield { kind: 'article', article };
}

/** Colours and rules that cannot be read are said to be broken; the articles are taken all the same. */
async function readShared(file: ZipFile, name: string): Promise<ImportItem> {
  const where = `${name}: ${file.path}`;
  try {
    const shared = parseShared(parseMembers(await file.readText()));
    return shared ? { kind: 'shared', shared } : { kind: 'broken', where, reason: 'notRecord' };
  } catch (error) {
    if (error instanceof ZipProblem) return { kind: 'broken', where, reason: error.reason };
    throw error;
  }
}

async function parse(record: ZipFile): Promise<ReturnType<typeof parseRecord>> {
  try {
    const members = parseMembers(await record.readText());
    return members ? parseRecord(members) : 'notRecord';
  } catch (error) {
    if (error instanceof ZipProblem) return error.reason;
    throw error;
  }
}

/** What it is said to be counts for nothing: its bytes say what it is, and whoever keeps it compares the hash. */
function toPicture({ url, hash, width, height }: PictureFacts, file: ZipFile): ArchivedPicture {
  const read = async (): Promise<Blob | undefined> => {
    try {
      const bytes = await file.readBlob(LIMITS.picture);
      const mime = sniffPicture(new Uint8Array(await bytes.slice(0, 64).arrayBuffer()));
      return mime === undefined ? undefined : new Blob([bytes], { type: mime });
    } catch (error) {
      if (error instanceof ZipProblem) return undefined;
      throw error;
    }
  };
  return { url, hash, mime: '', size: file.size, width, height, read };
}
