import { browser } from 'wxt/browser';
import { t } from './i18n';
import type { ProblemCode } from './problem';

/** What the toolbar button says about one tab. Colours and texts are the browser's; it forgets them on navigation. */
const SIZES = [16, 32, 48] as const;

function iconPaths(prefix: string): Record<string, string> {
  return Object.fromEntries(SIZES.map((size) => [size, `/icon/${prefix}${size}.png`]));
}

/** Colour and title for an article, grey for anything else. */
export async function showPageKind(tabId: number, { isArticle }: { isArticle: boolean }): Promise<void> {
  await browser.action.setIcon({ tabId, path: iconPaths(isArticle ? '' : 'grey-') });
  await browser.action.setTitle({ tabId, title: t(isArticle ? 'actionTitleArticle' : 'actionTitle') });
}

/** ✓ for a kept page. Call it only when the page is on disk. */
export async function showSaved(tabId: number, { isSaved }: { isSaved: boolean }): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: '#1f7a5c' });
  await browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' });
  await browser.action.setBadgeText({ tabId, text: isSaved ? '✓' : '' });
}

/** For commands that have no window to say it in: the sentence is the button's title. */
export async function showProblem(tabId: number, problem: ProblemCode): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' });
  await browser.action.setBadgeText({ tabId, text: '!' });
  await browser.action.setTitle({ tabId, title: t(`problem_${problem}`) });
}
