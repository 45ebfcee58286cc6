import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useStored } from '@/components/use-stored';
import { chooseSite, dropSite } from '@/utils/choose-site';
import { EVERY_SITE, parseSite, toMatchPattern } from '@/utils/chosen-sites';
import { t } from '@/utils/i18n';
import { chosenSitesSetting } from '@/utils/settings';
import type { SectionProps } from './App';

/** The sites on which articles are recognised by themselves: listed, added, taken out. */
export function RecognitionSection({ attempt }: SectionProps) {
  const sites = useStored(chosenSitesSetting);
  const allowed = useSignal<readonly string[]>([]);
  const typed = useSignal('');
  const isRefused = useSignal(false);
  useEffect(() => {
    const look = () => attempt(async () => (allowed.value = await readAllowed(sites.value)));
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [sites.value]);

  const add = (text: string) => {
    const site = parseSite(text);
    isRefused.value = site === undefined;
    if (site === undefined) return;
    attempt(async () => {
      if (await chooseSite(site)) typed.value = '';
    });
  };

  return (
    <>
      <p class="options-hint">{t('recogniseHint')}</p>
      {sites.value.length > 0 && (
        <dl class="options-list">
          {sites.value.map((site) => (
            <div key={site}>
              <dt>{showSite(site)}</dt>
              <dd>
                {t(allowed.value.includes(site) ? 'recognised' : 'recognisedNotYet')}
                {!allowed.value.includes(site) && (
                  <button type="button" class="button" onClick={() => attempt(() => chooseSite(site))}>
                    {t('recogniseAllow')}
                  </button>
                )}
                <button
                  type="button"
                  class="button"
                  aria-label={t('recogniseNoMore', showSite(site))}
                  onClick={() => attempt(() => dropSite(site))}
                >
                  {t('recogniseRemove')}
                </button>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <form
        class="options-buttons"
        onSubmit={(event) => {
          event.preventDefault();
          add(typed.value);
        }}
      >
        <input
          class="options-field"
          value={typed.value}
          placeholder="example.com"
          aria-label={t('recogniseField')}
          aria-invalid={isRefused.value}
          aria-describedby="recognise-refused"
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            isRefused.value = false;
          }}
        />
        <button type="submit" class="button">
          {t('recogniseAdd')}
        </button>
        {!sites.value.includes(EVERY_SITE) && (
          <button type="button" class="button" onClick={() => add(EVERY_SITE)}>
            {t('everySite')}
          </button>
        )}
      </form>
      <p id="recognise-refused" class="options-hint" role="status">
        {isRefused.value && t('recogniseRefused')}
      </p>
    </>
  );
}

async function readAllowed(sites: readonly string[]): Promise<string[]> {
  const isAllowed = await Promise.all(
    sites.map((site) => browser.permissions.contains({ origins: [toMatchPattern(site)] })),
  );
  return sites.filter((_, i) => isAllowed[i]);
}

function showSite(site: string): string {
  return site === EVERY_SITE ? t('everySite') : site;
}
