import { expect } from '@playwright/test';
import { PAGES, PORTAL_HOSTS } from '../demo/addresses.ts';
import { saveAddress, test } from './fixtures.ts';
import { settledPictures } from './library-rows.ts';

test('drawings are kept as pictures of themselves; they run nothing, ask for nothing and end', async ({
  demo,
  say,
  portal,
}) => {
  test.setTimeout(120_000);
  await saveAddress(demo, PAGES.drawings, say);
  const before = portal.requests.length;
  const library = await demo.openLibrary();
  await expect(async () => {
    const pictures = await settledPictures(library, PORTAL_HOSTS[0]);
    expect(Object.fromEntries(Object.entries(pictures).map(([path, one]) => [path, one.reason ?? one.state]))).toEqual({
      '/drawings/diagram.svg': 'local',
      '/drawings/telltale.svg': 'local',
      '/drawings/endless.svg': 'drawing',
      '/drawings/broken.svg': 'drawing',
      '/drawings/vast.svg': 'local',
    });
  }).toPass({ timeout: 80_000 });
  expect(portal.requests.slice(before).filter((request) => request.includes('telltale?'))).toEqual([]);

  await library.getByRole('listitem').getByRole('button').first().click();
  const copy = library.frameLocator('iframe');
  const colours = (name: string) =>
    copy.getByRole('img', { name, exact: true }).evaluate(async (image: HTMLImageElement) => {
      image.loading = 'eager';
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = 40;
      canvas.height = 20;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0, 40, 20);
      const at = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].join();
      return [image.naturalWidth, image.naturalHeight, at(10, 10), at(39, 1)];
    });
  // Sharp, on white, and as large as its proportions say.
  expect(await colours('第1幅')).toEqual([800, 400, '0,128,128,255', '255,255,255,255']);
  expect(await colours('第2幅')).toEqual([640, 320, '128,128,0,255', '128,128,0,255']);
  const [width, height] = await colours('第5幅');
  expect(Number(width) * Number(height)).toBeLessThan(8_100_000);
  await expect(copy.getByText(say('picture_drawing'))).toHaveCount(2);
});
