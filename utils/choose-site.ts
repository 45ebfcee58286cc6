import { browser } from 'wxt/browser';
import { toMatchPattern, toSites } from './chosen-sites';
import { chosenSitesSetting } from './settings';

/**
 * Has articles of a site recognised from now on. Must be called straight from the reader's press, because the browser
 * asks the reader; what it is refused for is not kept.
 * @param site as `parseSite` gives it
 * @returns whether the site is allowed
 */
export async function chooseSite(site: string): Promise<boolean> {
  const asked = browser.permissions.request({ origins: [toMatchPattern(site)] }).catch(() => false);
  // At once, as the browser's question may close the popup that we are in: the background hears of the answer.
  await chosenSitesSetting.save(toSites([...(await chosenSitesSetting.load()), site]));
  const isAllowed = await asked;
  if (!isAllowed) await forgetSite(site);
  return isAllowed;
}

/** Has a site left alone again, and gives back what the browser allowed for it. */
export async function dropSite(site: string): Promise<void> {
  await forgetSite(site);
  // Refused for what came with the extension.
  await browser.permissions.remove({ origins: [toMatchPattern(site)] }).catch(() => false);
}

async function forgetSite(site: string): Promise<void> {
  const sites = await chosenSitesSetting.load();
  await chosenSitesSetting.save(sites.filter((one) => one !== site));
}
