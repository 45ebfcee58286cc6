import '@/components/tokens.css';
import '@/components/Icon.css';
import '@/components/Page.css';
import '@/components/Button.css';
import '@/components/EmptyState.css';
import '@/components/Notice.css';
import '@/components/LinkChoice.css';
import '@/components/JobList.css';
import './queue.css';
import { startPage } from '@/entrypoints/shelf/start-page';
import { t } from '@/utils/i18n';
import { App } from './App';

startPage(<App tabId={readTab(location.search)} />);
document.title = t('saveMany');

/** `?tab=12`: the tab whose links are to be shown. */
function readTab(search: string): number | undefined {
  const tab = new URLSearchParams(search).get('tab');
  return tab && /^\d+$/.test(tab) ? Number(tab) : undefined;
}
