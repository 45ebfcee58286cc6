/** Why a picture is not here, as codes; each has a sentence in both catalogues, `picture_<reason>`. */
export type PictureReason =
  /** The reader has not allowed us to ask this host. */
  | 'noPermission'
  /** 403, 404 and their like: the server has it not, or not for us. */
  | 'refused'
  /** Its address sends on to a host that the reader has not allowed. */
  | 'ledAway'
  /** No answer, or cut off: offline, no such host, a server in trouble. */
  | 'unreachable'
  | 'slow'
  /** What came is no picture of a kind that is shown here. */
  | 'notPicture'
  /** A drawing (SVG) of which no picture could be made; as it is it would be a document with a will of its own. */
  | 'drawing'
  | 'tooLarge'
  /** The article's pictures together are more than it may have. */
  | 'articleFull'
  /** An address inside this machine or its network, or not http(s). */
  | 'forbiddenAddress'
  /** A dot that counts its readers, not a picture. */
  | 'tracker'
  /** It was here, and the disk has lost its bytes. */
  | 'lost';

/**
 * `wanted`: to be fetched. `missing`: it could not be, the reader may try again. `dropped`: it will not be. `local`: its
 * bytes are on this machine.
 */
export type PictureState = 'local' | 'missing' | 'wanted' | 'dropped';

/** A picture as it came, told by its bytes. */
export interface PictureFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** `image/…`, by the bytes and not by what a server said. */
  mime: string;
  width: number;
  height: number;
}

/** What became of asking for a picture. */
export type Fetched =
  | { kind: 'picture'; file: PictureFile }
  /** A drawing (SVG), of which a picture is still to be made. */
  | { kind: 'drawing'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'failed'; reason: PictureReason };

/** A larger picture is not kept. */
export const MAX_PICTURE_BYTES = 25_000_000;
/** All pictures of one article together. */
export const MAX_ARTICLE_BYTES = 200_000_000;

/** What asking again cannot change, unless something else has changed first. */
const FINAL: readonly PictureReason[] = ['drawing', 'tooLarge', 'articleFull', 'forbiddenAddress', 'tracker'];

/** The state of a picture that failed for this reason. */
export function stateAfter(reason: PictureReason): 'missing' | 'dropped' {
  return FINAL.includes(reason) ? 'dropped' : 'missing';
}
