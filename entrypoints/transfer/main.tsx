import '@/components/tokens.css';
import '@/components/Icon.css';
import '@/components/Button.css';
import '@/components/Notice.css';
import '@/components/ChoiceList.css';
import '@/components/DropZone.css';
import '@/components/ProgressLine.css';
import './transfer.css';
import { startPage } from '@/entrypoints/shelf/start-page';
import { loadLook } from '@/utils/settings';
import { loadScope } from '@/utils/transfer-scope';
import { App } from './App';

document.documentElement.dataset.theme = (await loadLook()).theme;
startPage(<App scope={await loadScope(location.search)} fragment={location.hash} />);
