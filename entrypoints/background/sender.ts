import { type Browser, browser } from 'wxt/browser';
import { Problem } from '@/utils/problem';

type Sender = Browser.runtime.MessageSender;

/** Our popup and library page, whether in a window of their own or in a tab. */
export function assertOwnPage(sender: Sender): void {
  const own = new URL(browser.runtime.getURL('/')).origin;
  const origin = sender.origin ?? (sender.url && new URL(sender.url).origin);
  if (sender.id !== browser.runtime.id || origin !== own) throw new Problem('noAccess');
}

/**
 * The tab and address of our content script in a page's top frame. The browser's word for the address is that of the
 * document's load, so an address that has changed since (pushState) is the script's own word; as a page can only push
 * addresses of its own origin, any other is a lie and the browser's word stands.
 */
export function contentSender(sender: Sender, claimedUrl: unknown): { tabId: number; url: string } {
  const { tab, url, frameId } = sender;
  if (sender.id !== browser.runtime.id || tab?.id === undefined || frameId !== 0 || !url?.startsWith('http')) {
    throw new Problem('noAccess');
  }
  const isOwn = typeof claimedUrl === 'string' && URL.parse(claimedUrl)?.origin === new URL(url).origin;
  return { tabId: tab.id, url: isOwn ? claimedUrl : url };
}
