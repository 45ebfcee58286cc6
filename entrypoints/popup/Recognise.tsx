import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useStored } from '@/components/use-stored';
import { chooseSite, dropSite } from '@/utils/choose-site';
import { EVERY_SITE, isOnSite, parseSite, toMatchPattern } from '@/utils/chosen-sites';
import { t } from '@/utils/i18n';
import { isOnPortal } from '@/utils/portal-matches';
import { chosenSitesSetting } from '@/utils/settings';

/** The choice to have articles of this page's site recognised; nothing where they are without it. */
export function Recognise({ url }: { url: string }) {
  const sites = useStored(chosenSitesSetting);
  const allowed = useSignal(false);
  const site = sites.value.find((one) => one !== EVERY_SITE && isOnSite(url, one)) ?? parseSite(new URL(url).hostname);
  useEffect(() => {
    if (site === undefined) return;
    browser.permissions.contains({ origins: [toMatchPattern(site)] }).then((is) => (allowed.value = is));
  }, [site, sites.value]);
  if (site === undefined || isOnPortal(url) || sites.value.includes(EVERY_SITE)) return null;
  const isChosen = sites.value.includes(site) && allowed.value;
  return (
    <label class="page-card-recognise" title={t('recogniseHint')}>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={({ currentTarget }) => void (currentTarget.checked ? chooseSite(site) : dropSite(site))}
      />
      {t('recogniseSite', site)}
    </label>
  );
}
