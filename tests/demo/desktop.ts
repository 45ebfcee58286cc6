import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A screen that nobody sees, with keys that are really pressed: a browser shows its own questions only on a screen. */
export interface Desktop {
  /** What a browser must be told as `DISPLAY`. */
  display: string;
  /** Presses keys one after the other, by their names in X. */
  press(...keys: string[]): Promise<void>;
  close(): void;
}

/** Whether there is what such a screen needs on this machine. */
export function canHaveDesktop(): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['Xvfb', 'xdotool'].every((name) => folders.some((folder) => existsSync(join(folder, name))));
}

/** Starts one, on a number that is free. */
export async function openDesktop(): Promise<Desktop> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb has ended.')));
  });
  const display = `:${number}`;
  const ask = (...words: string[]) => run('xdotool', words, { env: { ...process.env, DISPLAY: display } });
  return {
    display,
    press: async (...keys) => {
      for (const key of keys) await ask('key', '--delay', '50', key);
    },
    close: () => server.kill(),
  };
}
