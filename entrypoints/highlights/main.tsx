import '@/components/tokens.css';
import '@/components/Icon.css';
import '@/components/Page.css';
import '@/components/Button.css';
import '@/components/EmptyState.css';
import '@/components/Notice.css';
import '@/components/SearchBox.css';
import '@/components/HighlightList.css';
import '@/components/Marks.css';
import './highlights.css';
import { startPage } from '@/entrypoints/shelf/start-page';
import { App } from './App';

await startPage(<App />, 'allHighlights');
