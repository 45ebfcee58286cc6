import type { Tab } from '../../kit/stage.ts';

/** A file on its way in or out, as base64: what crosses between a page and us is text. */
export interface Sent {
  name: string;
  base64: string;
}

/** Exports everything by the page's own buttons, and gives the file that a reader would find among the downloads. */
export async function exportAll(tab: Tab, own: string, format: string): Promise<Buffer> {
  await tab.goto(`${own}/transfer.html`);
  const base64 = await tab.run(async (format) => {
    const until = async <T>(find: () => T | null | undefined): Promise<T> => {
      for (let wait = 0; wait < 60_000; wait++) {
        const found = find();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`The export as ${format} did not come to its end.`);
    };
    // The system's dialog for a place cannot be clicked from here, and a download not be read.
    Object.defineProperty(globalThis, 'showSaveFilePicker', { value: undefined, configurable: true });
    let made: Blob | undefined;
    const real = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      made = blob;
      return real.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
    (await until(() => document.querySelector<HTMLElement>(`input[name="format"][value="${format}"]`))).click();
    (await until(() => document.querySelector<HTMLElement>('.transfer-buttons .button-primary:enabled'))).click();
    await until(() => document.querySelector('.transfer-pane .notice'));
    const blob = await until(() => made);
    const reader = new FileReader();
    reader.readAsDataURL(blob);
    await new Promise((resolve) => {
      reader.onload = resolve;
    });
    return String(reader.result).replace(/^[^,]*,/, '');
  }, format);
  return Buffer.from(base64, 'base64');
}

/** Imports files as if they were dropped on the page; gives how many the page said it would take. */
export async function importAll(tab: Tab, own: string, files: readonly Sent[]): Promise<number> {
  await tab.goto(`${own}/transfer.html#import`);
  return tab.run(async (files) => {
    const until = async <T>(find: () => T | null | undefined): Promise<T> => {
      for (let wait = 0; wait < 60_000; wait++) {
        const found = find();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`The import did not come to its end: ${document.querySelector('.transfer-pane')?.textContent}`);
    };
    const zone = await until(() => document.querySelector('.drop-zone'));
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    await until(() => document.querySelector('.transfer-table'));
    // What cannot be taken is listed by its name, which may be an attack.
    for (const details of document.querySelectorAll('details')) details.open = true;
    const start = await until(() => document.querySelector<HTMLElement>('.transfer-buttons .button-primary:enabled'));
    const wanted = Number(/\d[\d,.]*/.exec(start.textContent ?? '')?.[0].replaceAll(/[,.]/g, ''));
    start.click();
    await until(() => document.querySelector('.transfer-pane > div[role="status"] h2'));
    return wanted;
  }, files);
}
