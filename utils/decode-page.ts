/** A page's text by the header's charset, else the page's own word for it, else UTF-8; old Chinese pages are GBK. */
export function decodePage(bytes: ArrayBuffer, contentType: string): string {
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 2048));
  const named = /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
