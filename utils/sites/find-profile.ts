import { fensifuwu } from './fensifuwu';
import { kuai360 } from './kuai360';
import type { SiteProfile } from './profile';
import { weixin } from './weixin';

const PROFILES: readonly SiteProfile[] = [fensifuwu, kuai360, weixin];

/** The profile of the portal that this address belongs to. */
export function findProfile(url: string): SiteProfile | undefined {
  const host = parse(url)?.hostname;
  return PROFILES.find(({ hosts }) => host !== undefined && hosts.includes(host));
}

/** What a profile knows of an address: surely an article, surely a list, or nothing. */
export function judgeAddress(profile: SiteProfile, url: string): 'article' | 'list' | undefined {
  const parsed = parse(url);
  if (!parsed) return undefined;
  const address = parsed.pathname + parsed.search;
  if (profile.listAddress.some((pattern) => new RegExp(pattern).test(address))) return 'list';
  return profile.articleAddress.some((pattern) => new RegExp(pattern).test(address)) ? 'article' : undefined;
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
