import type {
  ArchivedArticle,
  ArchivedBody,
  ArchivedHighlight,
  ArchivedPicture,
  ArchivedVersion,
} from '@/utils/archived-article';
import { pickFacts } from '@/utils/article';
import { deriveId } from '@/utils/create-id';
import { type NamedBody, nameBody } from './bodies';
import type { ArticleFields, BlobRow, PictureRow } from './rows';
import { sha256 } from './sha256';
import { toUrlKey } from './url-key';

/** An article with everything that must be known before a transaction begins: nothing within one may wait for a hash. */
export interface Arrival {
  article: ArchivedArticle;
  /** Its own id, or the one that its address has. */
  id: string;
  fields: Omit<ArticleFields, 'bodyHash'>;
  body?: NamedBody;
  /** What a link has for a body. */
  emptyBody: NamedBody;
  /** What it was before, with the bodies of then. */
  versions: (Omit<ArchivedVersion, 'body'> & { body: NamedBody })[];
  highlights: (ArchivedHighlight & { id: string })[];
  pictures: { picture: PictureRow; blob: BlobRow }[];
  /** What the id of another version of it is made of. */
  copySeed: Uint8Array;
}

/** Hashes, derives ids, and reads the pictures. Those whose bytes are not what was promised are left out. */
export async function prepareArrival(article: ArchivedArticle): Promise<Arrival> {
  const { fields, body } = article;
  const emptyBody = await nameBody({ v: 1, html: '', text: '', removed: [], extractorVersion: 0 });
  const named = body && (await toNamed(body));
  const versions = await Promise.all(
    (article.versions ?? []).map(async (one) => ({ ...one, body: await toNamed(one.body) })),
  );
  const urlKey = toUrlKey(fields.url);
  const time = Date.parse(fields.savedAt);
  const pictures: Arrival['pictures'] = [];
  for (const picture of article.pictures) {
    const kept = await readPicture(picture);
    if (kept) pictures.push(kept);
  }
  const highlights = await Promise.all(
    article.highlights.map(async (one) => {
      const seed = await toSeed(`highlight ${urlKey} ${one.start} ${one.quote}`);
      return { ...one, id: one.id ?? deriveId(Date.parse(one.createdAt), seed) };
    }),
  );
  return {
    article,
    id: article.id ?? deriveId(time, await toSeed(`article ${urlKey}`)),
    fields: toAllFields(article),
    body: named,
    emptyBody,
    versions,
    highlights,
    pictures,
    copySeed: await toSeed(`copy ${article.id ?? urlKey} ${named?.row.hash} ${fields.savedAt}`),
  };
}

function toNamed({ html, text, removed, returned, extractorVersion }: ArchivedBody): Promise<NamedBody> {
  return nameBody({ v: 1, html, text, removed, ...(returned && { returned }), extractorVersion });
}

/** The id of an article that is kept beside another with its address. */
export function copyId({ copySeed, fields }: Arrival): string {
  return deriveId(Date.parse(fields.savedAt), copySeed);
}

/** Every field by name, also those without a value: each is a register. */
function toAllFields({ fields }: ArchivedArticle): Omit<ArticleFields, 'bodyHash'> {
  return {
    url: fields.url,
    title: fields.title,
    ...pickFacts(fields),
    length: fields.length,
    pages: fields.pages,
    savedAt: fields.savedAt,
    isRead: fields.isRead,
    isStarred: fields.isStarred,
    isArchived: fields.isArchived,
    note: fields.note,
    isTitleOwn: fields.isTitleOwn,
    progress: fields.progress,
    place: fields.place,
  };
}

async function readPicture({
  url,
  hash,
  width,
  height,
  read,
}: ArchivedPicture): Promise<Arrival['pictures'][number] | undefined> {
  const blob = await read();
  if (!blob?.type.startsWith('image/')) return undefined;
  if ((await sha256(new Uint8Array(await blob.arrayBuffer()))) !== hash) return undefined;
  const { size, type: mime } = blob;
  return {
    picture: {
      ...{ articleId: '', url, v: 1, state: 'local', hash, mime, bytes: size, width, height },
      ...{ tries: 0, at: new Date().toISOString() },
    },
    blob: { hash, v: 1, blob, mime, size },
  };
}

async function toSeed(words: string): Promise<Uint8Array> {
  return Uint8Array.from((await sha256(words)).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).subarray(0, 16);
}
