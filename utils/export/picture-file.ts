const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
};

/** The name of a picture's file: by its bytes, so that the same picture has the same name. */
export function toPictureFile({ hash, mime }: { hash: string; mime: string }): string {
  return `${hash.slice(0, 32)}.${ENDINGS[mime] ?? 'bin'}`;
}
