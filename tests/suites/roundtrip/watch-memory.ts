import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';

const EVERY_MS = 100;

/**
 * Watches how much memory the largest renderer has, which all pages of an extension share. Linux only: elsewhere 0.
 */
export function watchMemory(browser: CDPSession): { stop: () => Promise<number> } {
  let most = 0;
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
      for (const { type, id } of processInfo) if (type === 'renderer') most = Math.max(most, readMegabytes(id));
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await work;
      return most;
    },
  };
}

/** What a process has of its own and shares, in megabytes. */
function readMegabytes(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1_000);
  } catch {
    // Gone since it was listed.
    return 0;
  }
}
