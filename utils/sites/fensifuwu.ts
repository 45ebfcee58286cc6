import type { SiteProfile } from './profile';

/** 粉丝服务, an aggregator and our first portal. Its markup is not known: addresses only, no selectors. */
export const fensifuwu: SiteProfile = {
  name: 'fensifuwu',
  hosts: ['fensifuwu.com', 'www.fensifuwu.com', 'm.fensifuwu.com'],
  articleAddress: ['^/[a-z]+(?:/[a-z]+)*/(?:[0-9a-f]{32}|\\d{4,})(?:_\\d+)?\\.html(?:\\?|$)'],
  listAddress: [
    '^/(?:\\?|$)',
    '^/e/search/',
    '^/(?:[a-z]+/)+(?:\\?|$)',
    '^/(?:[a-z]+/)*(?:index|list)(?:_\\d+)?\\.html(?:\\?|$)',
  ],
};
