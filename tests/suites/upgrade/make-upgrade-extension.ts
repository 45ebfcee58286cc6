import { makeExtension } from '../kit/make-extension.ts';

/** The extension with the pages that make old libraries, open them, and look into them. */
export function makeUpgradeExtension(folder: string): Promise<string> {
  return makeExtension({
    folder,
    entries: {
      upgrade: 'tests/suites/side/upgrade.ts',
      opener: 'tests/suites/side/opener.ts',
      side: 'tests/suites/side/library.ts',
    },
  });
}
