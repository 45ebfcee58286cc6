import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { PORTAL_MATCHES } from './utils/portal-matches';

/** Nothing but our own files; pictures of the page at hand are shown in the popup, styles are inline inside the saved copy's frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: http: https:",
  "font-src 'self'",
  // For the background, which fetches pictures; each page of ours narrows it to 'self' again.
  "connect-src 'self' http: https:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * No page may frame ours. Not in Firefox, which holds the frame of a saved copy to what it inherits of this and so shows
 * none; there no page can frame ours without it: only what is named as accessible to the web can be, and nothing is.
 */
const NO_ANCESTORS = "; frame-ancestors 'none'";

/** Where drawings become pictures: a page of no origin and a process of its own that may show what it is handed, and no more. */
const DRAWING_POLICY = "sandbox allow-scripts; default-src 'none'; script-src 'self'; img-src data:";

export default defineConfig({
  imports: false,
  outDir: process.env.JINGDU_OUT ?? '.output',
  vite: () => ({
    plugins: [preact()],
    // `light-dark()` as it is: the fallback that is made for older browsers does not reach into a shadow root.
    build: { cssTarget: ['chrome124', 'firefox128'] },
    resolve: {
      // See the file: WXT's own would announce us to every page.
      alias: {
        'wxt/utils/content-script-context': fileURLToPath(new URL('utils/content-script-context.ts', import.meta.url)),
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    minimum_chrome_version: '124',
    permissions: [
      ...['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', 'alarms'],
      // Firefox has no such documents, and its background has a DOM.
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    // To list the tabs of a window: asked for then, and given back right after. For copies of backups in the downloads
    // folder: asked for when the reader wants them.
    optional_permissions: ['tabs', 'downloads'],
    host_permissions: PORTAL_MATCHES,
    // Asked for when they are useful: the hosts of an article's pictures, of queued links, sites where articles are to be
    // recognised. All of them only where the reader presses a button that says all.
    optional_host_permissions: ['*://*/*'],
    // Firefox has no such pages.
    ...(browser !== 'firefox' && { sandbox: { pages: ['drawing.html'] } }),
    content_security_policy: {
      extension_pages: browser === 'firefox' ? CONTENT_SECURITY_POLICY : `${CONTENT_SECURITY_POLICY}${NO_ANCESTORS}`,
      ...(browser !== 'firefox' && { sandbox: DRAWING_POLICY }),
    },
    action: {
      default_title: '__MSG_extensionName__',
      default_icon: { 16: 'icon/grey-16.png', 32: 'icon/grey-32.png', 48: 'icon/grey-48.png' },
    },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+Y' } },
      'read-page': { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_commandRead__' },
      'save-page': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandSave__' },
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: { gecko: { id: 'jingdu@jingdu.example', strict_min_version: '140.0' } },
    }),
  }),
});
