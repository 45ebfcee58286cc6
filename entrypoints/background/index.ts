import { defineBackground } from 'wxt/utils/define-background';
import { keepCanary } from '@/entrypoints/safety/keep-canary';
import { registerBackup } from './backup';
import { registerBin } from './bin';
import { registerDetection } from './detection';
import { registerFirstLook } from './first-look';
import { registerIndexWork } from './index-work';
import { registerMarks } from './marks';
import { registerMenu } from './menu';
import { registerMessages } from './messages';
import { registerPictures } from './pictures';
import { registerQueue } from './queue';

/** Wakes for messages, menu and shortcuts; keeps nothing in memory, because it may be stopped at any time. */
export default defineBackground(() => {
  registerMessages();
  registerDetection();
  registerMarks();
  registerMenu();
  registerIndexWork();
  registerPictures();
  registerBin();
  registerQueue();
  registerBackup();
  registerFirstLook();
  keepCanary();
});
