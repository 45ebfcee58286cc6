import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PERMISSION_PURPOSES } from '@/entrypoints/options/permission-purposes';
import { SitesSection } from '@/entrypoints/options/SitesSection';
import config from '../../wxt.config';

vi.mock('@/utils/i18n', () => ({ t: (key: string, ...values: string[]) => [key, ...values].join(' ') }));
afterEach(cleanup);

test.each(['chrome', 'firefox'])('each permission of the manifest for %s is explained', async (browser) => {
  const make = config.manifest;
  if (typeof make !== 'function') throw new Error('The manifest is no function.');
  const manifest = await make({ browser, manifestVersion: 3, mode: 'production', command: 'build' });
  const all = [...(manifest.permissions ?? []), ...(manifest.optional_permissions ?? [])];
  expect(all).toContain('downloads');
  expect(all.filter((name) => !(name in PERMISSION_PURPOSES))).toEqual([]);
});

test('what is given is listed, known here or not; what may be given back has a button for that', async () => {
  const remove = vi.fn(async () => true);
  const event = { addListener: () => undefined, removeListener: () => undefined };
  const given = { permissions: ['offscreen', 'downloads', 'newThing'], origins: [] };
  Object.assign(fakeBrowser, { permissions: { getAll: async () => given, remove, onAdded: event, onRemoved: event } });
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: '',
    version: '1',
    optional_permissions: ['tabs', 'downloads'],
  });
  const screen = render(<SitesSection attempt={(work) => void work()} />);
  expect(await screen.findByText('permission_offscreen')).toBeTruthy();
  expect(screen.getByText('newThing')).toBeTruthy();
  expect(screen.getByText('permission_other')).toBeTruthy();
  expect(screen.getAllByRole('button')).toHaveLength(1);
  fireEvent.click(screen.getByLabelText('revokePermission downloads'));
  expect(remove).toHaveBeenCalledWith({ permissions: ['downloads'] });
});
