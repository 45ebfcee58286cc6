import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '@/utils/i18n';
import type { SectionProps } from './App';
import { PERMISSION_PURPOSES } from './permission-purposes';

interface Given {
  /** Sites that came with the extension. */
  own: string[];
  /** Sites that the reader has allowed since. */
  added: string[];
  permissions: { name: string; isOptional: boolean }[];
}

async function readGiven(): Promise<Given> {
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const manifest = browser.runtime.getManifest();
  const fromManifest: string[] = [...(manifest.host_permissions ?? [])];
  for (const { matches = [] } of manifest.content_scripts ?? []) fromManifest.push(...matches);
  const own = origins.filter((origin) => fromManifest.includes(origin));
  const optional: string[] = manifest.optional_permissions ?? [];
  return {
    own,
    added: origins.filter((origin) => !own.includes(origin)),
    permissions: permissions.map((name) => ({ name, isOptional: optional.includes(name) })),
  };
}

/** Which sites we may look into and what else we may do: what for, and a way to take it back. */
export function SitesSection({ attempt }: SectionProps) {
  const given = useSignal<Given>({ own: [], added: [], permissions: [] });
  useEffect(() => {
    const look = () => attempt(async () => (given.value = await readGiven()));
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  const { own, added, permissions } = given.value;
  return (
    <>
      <h3>{t('sitesAllowed')}</h3>
      <p class="options-hint">{t('sitesHint')}</p>
      <dl class="options-list">
        {added.map((origin) => (
          <div key={origin}>
            <dt>{showSite(origin)}</dt>
            <dd>
              {t('siteAddedFor')}
              <RevokeButton
                label={t('revokeFrom', showSite(origin))}
                onClick={() => attempt(() => browser.permissions.remove({ origins: [origin] }))}
              />
            </dd>
          </div>
        ))}
        {own.map((origin) => (
          <div key={origin}>
            <dt>{showSite(origin)}</dt>
            <dd>{t('siteOwnFor')}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('permissionsGiven')}</h3>
      <dl class="options-list">
        {permissions.map(({ name, isOptional }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {t(PERMISSION_PURPOSES[name] ?? 'permission_other')}
              {isOptional && (
                <RevokeButton
                  label={t('revokePermission', name)}
                  onClick={() =>
                    // What was given and is optional is one of those of the manifest.
                    attempt(() => browser.permissions.remove({ permissions: [name as 'tabs' | 'downloads'] }))
                  }
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function RevokeButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="button" aria-label={label} onClick={onClick}>
      {t('revoke')}
    </button>
  );
}

/** `*://www.a.example/*` as a reader would write it. */
function showSite(origin: string): string {
  return origin
    .replace(/^\*:\/\/\*\/\*$/, t('everySite'))
    .replace(/^(?:\*|https?):\/\//, '')
    .replace(/\/\*$/, '');
}
