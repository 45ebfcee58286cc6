/**
 * Copies text as a key press or a click allows. On pages without a secure connection there is no clipboard to write to;
 * there a field is copied, inside `near`, because whatever is outside a modal dialog cannot be selected.
 */
export async function copyText(text: string, near: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = near.ownerDocument.createElement('textarea');
    field.value = text;
    field.style.cssText = 'position: fixed; opacity: 0;';
    near.append(field);
    field.select();
    const isCopied = near.ownerDocument.execCommand('copy');
    field.remove();
    return isCopied;
  }
}
