/** What can be pointed at as one thing. */
const BLOCKS = 'p,li,dt,dd,h1,h2,h3,h4,h5,h6,figure,blockquote,pre,table,img,hr,details';

/**
 * The blocks of a sanitised body that a reader can point at, in document order. The same HTML always gives the same
 * list, so a block's number names it; ask before anything is added to the body for showing it.
 */
export function listBlocks(root: ParentNode): Element[] {
  return [...root.querySelectorAll(BLOCKS)].filter((block) => {
    // A table is one thing, and so is a picture with what stands round it alone.
    if (block.parentElement?.closest('table,pre')) return false;
    return block.localName !== 'img' || !isAlone(block);
  });
}

function isAlone(image: Element): boolean {
  const around = image.closest('p,li,dt,dd,figure,h1,h2,h3,h4,h5,h6');
  if (!around) return false;
  return around.localName === 'figure' || (!around.textContent?.trim() && around.querySelectorAll('img').length === 1);
}
