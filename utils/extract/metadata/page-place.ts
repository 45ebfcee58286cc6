import { EACH_HAN } from '@/utils/extract/scripts';
import type { PageMeta } from './page-meta';
import { cleanText, toKey } from './page-meta';

const MAX_ADDRESS = 2_000;
const TRADITIONAL = /\.(?:tw|hk|mo)$/;
const PLACEHOLDER = /logo|placeholder|default|blank|spacer|avatar|favicon|sprite/i;
const CRUMBS =
  '[aria-label*="breadcrumb" i],[class*="crumb" i],[class*="position" i],[class*="location" i],[class~="path" i],[id*="crumb" i],[id*="position" i]';

/** BCP 47: what the page declares, if that can be, else by the script of a sample of its text. */
export function readLang(copy: Document, host: string, sample: string): string {
  const declared = (copy.documentElement.getAttribute('lang') ?? '').trim().slice(0, 35).replace(/_/g, '-');
  const isDeclared = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(declared);
  const count = (script: RegExp) => sample.match(script)?.length ?? 0;
  const han = count(EACH_HAN);
  const kana = count(/[\u3041-\u30fa\u30fc-\u30ff]/g);
  // A single の stands in many a Chinese title.
  if (kana > 5 && kana > han / 4) return 'ja';
  if (count(/[\uac00-\ud7a3]/g) > sample.length / 5) return 'ko';
  if (han > sample.length / 5 && !/^(?:zh|ja|ko)/i.test(declared)) return TRADITIONAL.test(host) ? 'zh-TW' : 'zh-CN';
  if (/^zh$/i.test(declared)) return TRADITIONAL.test(host) ? 'zh-TW' : 'zh-CN';
  if (isDeclared) return declared;
  if (count(/[\u0620-\u06d3]/g) > sample.length / 5) return 'ar';
  if (count(/[\u0400-\u052f]/g) > sample.length / 5) return 'ru';
  return '';
}

/** Reading direction as declared, else by the language. */
export function readDir(copy: Document, lang: string): 'ltr' | 'rtl' {
  const declared = (copy.documentElement.getAttribute('dir') ?? copy.body?.getAttribute('dir') ?? '').toLowerCase();
  if (declared === 'rtl' || declared === 'ltr') return declared;
  return /^(?:ar|he|fa|ur|yi)\b/i.test(lang) ? 'rtl' : 'ltr';
}

/** The main picture's address, unless its name says that it is a logo or stands in for one. */
export function readLeadImage(meta: PageMeta, linked: string | undefined, url: string): string | undefined {
  for (const address of [meta.get('og:image'), meta.get('og:image:url'), meta.get('twitter:image'), linked]) {
    const found = toAddress(address, url);
    if (found && !PLACEHOLDER.test(found.pathname.split('/').at(-1) ?? '')) return found.href;
  }
  return undefined;
}

/** The page's own idea of its address, if that is on the same site. */
export function readCanonical(copy: Document, url: string): string | undefined {
  const found = toAddress(copy.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? undefined, url);
  const own = URL.canParse(url) ? new URL(url).hostname : '';
  return found && siteOf(found.hostname) === siteOf(own) ? found.href : undefined;
}

/** Where the page stands in its site, outermost first, without the article itself. */
export function readBreadcrumb(copy: Document, title: string, linked: readonly string[]): string[] {
  const own = toKey(title);
  const isStep = (text: string) =>
    text !== '' && text.length < 40 && !own.startsWith(toKey(text).slice(0, 40)) && !/^[>›»/\\|·-]+$/.test(text);
  for (const element of [...copy.querySelectorAll(CRUMBS)].slice(0, 12)) {
    if ((element.textContent ?? '').length > 400) continue;
    const links = [...element.querySelectorAll('a')].slice(0, 10).map((link) => cleanText(link.textContent, 80));
    const steps = links.filter(isStep);
    if (steps.length > 0 && links.length < 9) return steps;
  }
  return linked
    .map((text) => cleanText(text, 80))
    .filter(isStep)
    .slice(0, 10);
}

function toAddress(address: string | undefined, url: string): URL | null {
  if (!address || address.length > MAX_ADDRESS || !URL.canParse(address, url)) return null;
  const found = new URL(address, url);
  return /^https?:$/.test(found.protocol) ? found : null;
}

/** `www.a.com.cn` and `m.a.com.cn` are one site; without a list of suffixes this is near enough. */
function siteOf(host: string): string {
  const labels = host.toLowerCase().split('.');
  const isDouble = labels.length > 2 && /^(?:com|net|org|gov|edu|co|ac)$/.test(labels.at(-2) ?? '');
  return labels.slice(isDouble ? -3 : -2).join('.');
}
