declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown';
  /** Tables, struck words, task lists and code of GitHub's Markdown. */
  export const gfm: TurndownService.Plugin;
}
