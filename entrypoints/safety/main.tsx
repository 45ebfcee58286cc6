import '@/components/tokens.css';
import '@/components/Icon.css';
import '@/components/Page.css';
import '@/components/Button.css';
import '@/components/EmptyState.css';
import '@/components/Notice.css';
import '@/components/BackupRow.css';
import './safety.css';
import { startPage } from '@/entrypoints/shelf/start-page';
import { App } from './App';
import { keepCanary } from './keep-canary';

keepCanary();
await startPage(<App />, 'backups');
