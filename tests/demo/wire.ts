import type { CDPSession } from 'playwright-core';

/** A line to one part of the browser, in the DevTools protocol. */
export type Wire = Pick<CDPSession, 'send'>;

/** One tab, popup, worker or page, as the browser lists them. */
export interface Target {
  targetId: string;
  type: string;
  url: string;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** All targets that `isWanted`; the browser's own filter would hide tabs and popups. */
export async function listTargets(browser: Wire, isWanted: (target: Target) => boolean): Promise<Target[]> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
  return targetInfos.filter(isWanted);
}

/** A line to a target that Playwright does not know of, such as the true popup. */
export async function attach(browser: CDPSession, targetId: string): Promise<Wire> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(event.message) as {
      id?: number;
      result?: unknown;
      error?: { message: string };
    };
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result);
  });
  browser.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    for (const { reject } of waiting.values()) reject(new Error('This target has closed.'));
    waiting.clear();
  });
  const send = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      const message = JSON.stringify({ id: count, method, params });
      browser.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  return { send: send as CDPSession['send'] };
}

/** Runs an expression in a target, as if the reader had just touched it. @throws Error what the expression threw */
export async function evaluate<T>(wire: Wire, expression: string, contextId?: number): Promise<T> {
  const { result, exceptionDetails } = await wire.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

/** Asks again and again until there is something to return. @throws Error after `timeoutMs`, naming what was awaited */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  timeoutMs = 8_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
