/** Placeholder until the detector lands: the owner of this folder overwrites it. */
export function isArticle(_document: Document, url: string): boolean {
  return /\.x?html?$/.test(new URL(url).pathname);
}
