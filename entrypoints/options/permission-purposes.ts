import type { MessageKey } from '@/utils/i18n';

/** What each permission of the manifest is for, asked for at the start or later. */
export const PERMISSION_PURPOSES: Readonly<Record<string, MessageKey>> = {
  activeTab: 'permission_activeTab',
  scripting: 'permission_scripting',
  storage: 'permission_storage',
  unlimitedStorage: 'permission_unlimitedStorage',
  contextMenus: 'permission_contextMenus',
  alarms: 'permission_alarms',
  offscreen: 'permission_offscreen',
  tabs: 'permission_tabs',
  downloads: 'permission_downloads',
};
