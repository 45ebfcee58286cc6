import { type Browser, browser } from 'wxt/browser';
import { Problem } from '@/utils/problem';

type Sender = Browser.runtime.MessageSender;

/** Our popup and library page, whether in a window of their own or in a tab. */
export function assertOwnPage(sender: Sender): void {
  const own = new URL(browser.runtime.getURL('/')).origin;
  const origin = sender.origin ?? (sender.url && new URL(sender.url).origin);
  if (sender.id !== browser.runtime.id || origin !== own) throw new Problem('noAccess');
}

/** The tab and address of our content script in a page's top frame; the address is the browser's word, not the page's. */
export function contentSender(sender: Sender): { tabId: number; url: string } {
  const { tab, url, frameId } = sender;
  if (sender.id !== browser.runtime.id || tab?.id === undefined || frameId !== 0 || !url?.startsWith('http')) {
    throw new Problem('noAccess');
  }
  return { tabId: tab.id, url };
}
