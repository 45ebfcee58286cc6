// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json'));
const locked: Record<string, { version: string; integrity?: string }> = JSON.parse(read('package-lock.json')).packages;
const direct = Object.entries<string>({ ...dependencies, ...devDependencies });

test('every package that is asked for is asked for in one version, and that is the one that is locked', () => {
  expect(direct.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(direct.filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version)).toEqual([]);
});

test('every locked package is named by its bytes', () => {
  const packages = Object.entries(locked).filter(([path]) => path !== '');
  const loose = packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('every action of a workflow is named by its commit', () => {
  const folder = '.github/workflows';
  const used = readdirSync(join(ROOT, folder)).flatMap((file) =>
    [...read(`${folder}/${file}`).matchAll(/uses:\s*(\S+)/g)].map(([, action = '']) => action),
  );
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
});
