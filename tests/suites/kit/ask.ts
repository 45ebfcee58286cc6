import type { Outcome } from '../../../utils/problem.ts';
import type { Tab } from './stage.ts';

/** As much of the extension API as the suites call from our own pages. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  runtime: { sendMessage(message: object): Promise<{ res?: unknown } | undefined> };
};

let count = 0;

/** Sends a message from one of our own pages, as the popup does. @throws Error when nobody answers in time */
export async function ask<Value>(own: Tab, type: string, data: unknown, timeoutMs = 20_000): Promise<Outcome<Value>> {
  count += 1;
  const answer = await own.run(
    async ({ message, timeoutMs }) => {
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), timeoutMs));
      return (await Promise.race([chrome.runtime.sendMessage(message), late]))?.res;
    },
    { message: { id: count, type, data, timestamp: Date.now() }, timeoutMs },
  );
  if (answer === undefined) throw new Error(`No answer to ${type}.`);
  return answer as Outcome<Value>;
}

/** The number of the one tab at an address of the portal. */
export async function findTab(own: Tab, url: string): Promise<number> {
  const id = await own.run(async (url) => (await chrome.tabs.query({ url }))[0]?.id, url);
  if (id === undefined) throw new Error(`No tab at ${url}.`);
  return id;
}
