import type { SiteProfile } from './profile';

/** 快资讯 of 360: advertisements of one line between the paragraphs, and a second whole article below the first. */
export const kuai360: SiteProfile = {
  name: 'kuai360',
  hosts: ['www.360kuai.com', '360kuai.com'],
  articleAddress: ['^/9[0-9a-f]{16}(?:\\?|$)'],
  listAddress: ['^/(?:\\?|$)'],
  content: '#article__content',
  remove: ['.article__content__textgg', '.article__content__yyconfig'],
};
