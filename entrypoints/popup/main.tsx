import '@/components/tokens.css';
import '@/components/Icon.css';
import '@/components/Button.css';
import '@/components/PageCard.css';
import '@/components/SearchBox.css';
import '@/components/ArticleRow.css';
import '@/components/TagEditor.css';
import '@/components/ViewBar.css';
import '@/components/BulkBar.css';
import '@/components/KeysHelp.css';
import '@/components/EmptyState.css';
import '@/components/Notice.css';
import '@/entrypoints/shelf/shelf.css';
import './popup.css';
import { startPage } from '@/entrypoints/shelf/start-page';
import { loadShelf } from '@/utils/settings';
import { App } from './App';

startPage(<App start={{ ...(await loadShelf()), query: '' }} />);
