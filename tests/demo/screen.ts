import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { until, type Wire } from './wire.ts';

/** One thing on a screen, as a screen reader has it. */
export interface Thing {
  role: string;
  name: string;
  value: string;
  isDisabled: boolean;
  isPressed: boolean;
  backendNodeId: number;
}

/** What to look for: a role, and a name that is equal to a string or matches a pattern. */
export interface Wanted {
  role: string;
  name?: string | RegExp;
}

const KEYS: Record<string, { code: string; windowsVirtualKeyCode: number; text?: string }> = {
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
  ArrowDown: { code: 'ArrowDown', windowsVirtualKeyCode: 40 },
  PageDown: { code: 'PageDown', windowsVirtualKeyCode: 34 },
  End: { code: 'End', windowsVirtualKeyCode: 35 },
  Home: { code: 'Home', windowsVirtualKeyCode: 36 },
  ' ': { code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
};

/**
 * A screen that is read through the browser's accessibility tree and worked with mouse and keys, as a reader does.
 * The tree holds closed shadow roots and popups too, which nothing else can see into.
 */
export class Screen {
  readonly wire: Wire;
  /** Where to look for things: the whole tree, or the part under one node. */
  private readonly root: () => Promise<number | undefined>;

  constructor(wire: Wire, root: () => Promise<number | undefined> = async () => undefined) {
    this.wire = wire;
    this.root = root;
  }

  /** Everything of this role and name that is on the screen now. */
  async all({ role, name }: Wanted): Promise<Thing[]> {
    const things = await this.things(role);
    return things.filter((thing) => name === undefined || matches(thing.name, name));
  }

  /** The one thing wanted; waits for it. @throws Error with what was there instead */
  async find(wanted: Wanted, timeoutMs = 8_000): Promise<Thing> {
    const what = `${wanted.role} ${wanted.name ?? ''}`;
    try {
      return await until(what, async () => (await this.all(wanted))[0], timeoutMs);
    } catch (error) {
      const there = (await this.things(wanted.role)).map((thing) => thing.name);
      const words = (await this.text().catch(() => '')).slice(0, 800);
      throw new Error(`${String(error)} There was: ${JSON.stringify(there)} in:\n${words}`);
    }
  }

  /** Presses the mouse on it, where it is, as soon as it can be pressed. */
  async click(wanted: Wanted): Promise<void> {
    await this.find(wanted);
    const enabled = async () => (await this.all(wanted)).find((thing) => !thing.isDisabled);
    const { backendNodeId } = await until(`${wanted.role} ${wanted.name ?? ''} to be enabled`, enabled);
    await this.wire.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { x, y } = await this.restingPlace(backendNodeId);
    const at = { x, y, button: 'left' as const, clickCount: 1 };
    await this.wire.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
    await this.wire.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
  }

  /** The middle of a thing, once it has stopped moving: a popup grows while its rows come. */
  private async restingPlace(backendNodeId: number): Promise<{ x: number; y: number }> {
    let last = '';
    return until('a thing to stand still', async () => {
      const { quads } = await this.wire.send('DOM.getContentQuads', { backendNodeId });
      const now = JSON.stringify(quads);
      const isAtRest = now === last;
      last = now;
      const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = quads[0] ?? [];
      return isAtRest && quads.length > 0 ? { x: (x1 + x2) / 2, y: (y1 + y2) / 2 } : undefined;
    });
  }

  /** Presses a key: a name such as `Escape`, or a character. */
  async press(key: string, { modifiers = 0 }: { modifiers?: number } = {}): Promise<void> {
    const known = KEYS[key];
    const upper = key.toUpperCase();
    const params = known ?? { code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0), text: key };
    await this.wire.send('Input.dispatchKeyEvent', { type: 'keyDown', key, modifiers, ...params });
    await this.wire.send('Input.dispatchKeyEvent', { type: 'keyUp', key, modifiers, ...params, text: undefined });
  }

  /** Types into whatever has the focus, as an input method does. */
  async type(text: string): Promise<void> {
    await this.wire.send('Input.insertText', { text });
  }

  /** The words that can be read on it. */
  async text(): Promise<string> {
    return this.ask<string>('function () { return this.innerText ?? this.textContent ?? ""; }');
  }

  /** Waits until the words match. @throws Error with the words that were there instead */
  async waitForText(wanted: string | RegExp, timeoutMs = 8_000): Promise<string> {
    let words = '';
    const isThere = async () => {
      words = await this.text().catch(() => '');
      return typeof wanted === 'string' ? words.includes(wanted) : wanted.test(words);
    };
    await until(String(wanted), isThere, timeoutMs).catch((error) => {
      throw new Error(`${String(error)} There was:\n${words.slice(0, 2_000)}`);
    });
    return words;
  }

  /** The name of what has the focus. */
  async focused(): Promise<Thing | undefined> {
    const { nodes } = await this.wire.send('Accessibility.getFullAXTree');
    const focused = nodes.filter((node) =>
      node.properties?.some((p) => p.name === 'focused' && p.value.value === true),
    );
    return focused.map(toThing).findLast((thing) => thing.role !== 'RootWebArea');
  }

  /** Calls a function with the screen's root element as `this`. */
  async ask<T>(functionDeclaration: string, ...values: (string | number | boolean)[]): Promise<T> {
    const backendNodeId = await this.root();
    const object =
      backendNodeId === undefined
        ? (await this.wire.send('Runtime.evaluate', { expression: 'document.body' })).result
        : (await this.wire.send('DOM.resolveNode', { backendNodeId })).object;
    if (!object.objectId) throw new Error('There is nothing on this screen.');
    const { result, exceptionDetails } = await this.wire.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration,
      arguments: values.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  /** Leaves a picture of it in `file`. */
  async screenshot(file: string): Promise<void> {
    const { data } = await this.wire.send('Page.captureScreenshot', { format: 'png' });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(data, 'base64'));
  }

  private async things(role: string): Promise<Thing[]> {
    const backendNodeId = await this.root();
    const { nodes } =
      backendNodeId === undefined
        ? await this.wire.send('Accessibility.getFullAXTree')
        : await this.wire.send('Accessibility.queryAXTree', { backendNodeId, role });
    return nodes.filter((node) => !node.ignored && node.role?.value === role).map(toThing);
  }
}

type AxNode = Awaited<ReturnType<typeof getTree>>['nodes'][number];

function getTree(wire: Wire) {
  return wire.send('Accessibility.getFullAXTree');
}

function toThing(node: AxNode): Thing {
  const property = (name: string) => node.properties?.find((one) => one.name === name)?.value.value;
  return {
    role: String(node.role?.value ?? ''),
    name: String(node.name?.value ?? ''),
    value: String(node.value?.value ?? ''),
    isDisabled: property('disabled') === true,
    isPressed: property('pressed') === 'true',
    backendNodeId: node.backendDOMNodeId ?? 0,
  };
}

function matches(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
