/** What is wrong with what is stored: which article, and what was found there. */
export interface StoredFault {
  url: string;
  fault: string;
}

/**
 * Reads the whole library from the disk and holds every piece of HTML to a list of its own, which shares nothing with
 * the sanitiser's, and every address to http(s). Runs in one of our pages: it may use nothing but its own body.
 */
export async function verifyStored(): Promise<{
  articles: number;
  pieces: number;
  pictures: number;
  faults: StoredFault[];
}> {
  type Row = { id: string; bodyHash: string; f: Record<string, [unknown, string]> };
  type Body = { hash: string; html: string; removed: { html: string }[] };
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const tags = new Set(
    (
      'A ABBR ADDRESS B BDI BDO BLOCKQUOTE BR CAPTION CITE CODE COL COLGROUP DD DEL DETAILS DFN DIV DL DT EM FIGCAPTION ' +
      'FIGURE H1 H2 H3 H4 H5 H6 HR I IMG INS KBD LI MARK OL P PRE Q RB RP RT RUBY S SAMP SECTION SMALL SPAN STRONG SUB ' +
      'SUMMARY SUP TABLE TBODY TD TFOOT TH THEAD TIME TR U UL VAR WBR'
    ).split(' '),
  );
  const plain = new Set(
    'alt colspan datetime dir height lang open reversed rowspan scope span start title value width'.split(' '),
  );
  const picture = /^(?:https?:\/\/|data:image\/(?:png|gif|jpeg|webp|avif);base64,)/i;
  const judge = ({ name, value }: Attr, tag: string): boolean => {
    if (plain.has(name)) return true;
    if (name === 'href') return tag === 'A' && /^(?:https?:|mailto:)/i.test(value);
    if (name === 'src') return tag === 'IMG' && picture.test(value);
    if (name === 'cite') return /^(?:https?:|mailto:)/i.test(value);
    return name === 'type' && /^[1aAiI]$/.test(value);
  };
  const inspect = (html: string): string[] => {
    const found: string[] = [];
    const page = new DOMParser().parseFromString(`<body>${html}`, 'text/html');
    if (page.head.childNodes.length > 0) found.push('something went to the head');
    const nodes = page.createTreeWalker(page.body, NodeFilter.SHOW_ALL);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node instanceof Text) continue;
      if (!(node instanceof HTMLElement)) {
        found.push(`a node of another kind: ${node.nodeName}`);
        continue;
      }
      if (!tags.has(node.tagName)) found.push(`<${node.localName}>`);
      for (const attribute of node.attributes) {
        if (!judge(attribute, node.tagName)) found.push(`${node.localName}[${attribute.name}="${attribute.value}"]`);
      }
    }
    return found;
  };
  const db = await done(indexedDB.open('jingdu'));
  const transaction = db.transaction(['articles', 'bodies', 'blobs']);
  const rows: Row[] = await done(transaction.objectStore('articles').getAll());
  const bodies: Body[] = await done(transaction.objectStore('bodies').getAll());
  const blobs: { hash: string; mime: string; blob: Blob }[] = await done(transaction.objectStore('blobs').getAll());
  db.close();
  const byHash = new Map(bodies.map((body) => [body.hash, body]));
  const faults: StoredFault[] = [];
  let pieces = 0;
  for (const row of rows) {
    const url = String(row.f.url?.[0]);
    const body = byHash.get(row.bodyHash);
    const html = body ? [body.html, ...body.removed.map((block) => block.html)] : [];
    pieces += html.length;
    const found = html.flatMap(inspect);
    if (!body) found.push('no body');
    for (const field of ['url', 'leadImage']) {
      const value = row.f[field]?.[0];
      if (value !== undefined && !/^https?:\/\//i.test(String(value))) found.push(`${field} ${value}`);
    }
    faults.push(...found.map((fault) => ({ url, fault })));
  }
  // A drawing is a document, which may hold a program: only what is nothing but pixels may be kept.
  for (const { hash, mime, blob } of blobs) {
    const [first] = new Uint8Array(await blob.slice(0, 1).arrayBuffer());
    if (!/^image\/(?:png|gif|jpeg|webp|avif)$/.test(mime) || blob.type !== mime || first === 0x3c) {
      faults.push({ url: `picture ${hash}`, fault: `is ${mime} ${blob.type}, and begins with ${first}` });
    }
  }
  return { articles: rows.length, pieces, pictures: blobs.length, faults };
}
