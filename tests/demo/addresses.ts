/** Hosts that the demo server answers for; the browser is told to look for them there. */
export const PORTAL_HOSTS = ['www.fensifuwu.com', 'fensifuwu.com', 'm.fensifuwu.com'] as const;
export const OTHER_HOST = 'www.other.example';
/** Where the pictures of some articles are: permission for them is asked for when they are wanted. */
export const PICTURE_HOSTS = ['pics.example.org', 'cdn.example.com'] as const;
/** What the portal's pages load from elsewhere: advertisements and pictures. */
export const THIRD_PARTY_HOSTS = ['ads.example.net', 'img.example.cn', 'mmbiz.example.cn'] as const;

const PORTAL = `http://${PORTAL_HOSTS[0]}`;
const OTHER = `http://${OTHER_HOST}`;

/** The pages of the portal that tests and the demonstration go to. */
export const PAGES = {
  home: `${PORTAL}/`,
  list: `${PORTAL}/emotion/me/`,
  society: `${PORTAL}/society/`,
  search: `${PORTAL}/e/search/result/?searchid=1`,
  seed: `${PORTAL}/emotion/me/55e020c52be50c1ab7cd54d4fdbef68b.html`,
  brIndent: `${PORTAL}/emotion/me/0b1e7c2d9a5f4836b7d1c0e2f3a49586.html`,
  paged: `${PORTAL}/emotion/me/1c2f8d3e0b6a5947c8e2d1f304b5a697.html`,
  lazyPictures: `${PORTAL}/emotion/me/2d309e4f1c7b6a58d9f3e20415c6b7a8.html`,
  collapsed: `${PORTAL}/emotion/me/3e41af502d8c7b69ea04f31526d7c8b9.html`,
  adsBetween: `${PORTAL}/emotion/me/4f52b0613e9d8c7afb150426372ed9ca.html`,
  gbk: `${PORTAL}/emotion/me/5063c1724fae9d8b0c2615374830eadb.html`,
  plain: `${PORTAL}/emotion/me/1976445.html`,
  finance: `${PORTAL}/finance/4446458.html`,
  /** Pictures of every kind that is hard on a downloader, all of them the portal's own. */
  gallery: `${PORTAL}/emotion/me/6172d2835fbaae9c1d3726485941fbec.html`,
  /** Drawings (SVG), some of them with intentions of their own. */
  drawings: `${PORTAL}/emotion/me/7283e3947041cbadf26485971a53fdce.html`,
  /** A list that turns into an article by pushState, without a page load. */
  live: `${PORTAL}/society/live/`,
} as const;

/** The pages of a site that the extension has no standing permission for, most of them hostile or odd. */
export const OTHER_PAGES = {
  english: `${OTHER}/english.html`,
  chinese: `${OTHER}/chinese.html`,
  /** Headings, notes, tables, code, pictures: all that can be set well or badly. */
  parts: `${OTHER}/parts.html`,
  noArticle: `${OTHER}/no-article.html`,
  empty: `${OTHER}/empty.html`,
  short: `${OTHER}/short.html`,
  nodes: `${OTHER}/nodes.html`,
  huge: `${OTHER}/huge.html`,
  overrides: `${OTHER}/overrides.html`,
  formNames: `${OTHER}/form-names.html`,
  trustedTypes: `${OTHER}/trusted-types.html`,
  sandboxedFrame: `${OTHER}/sandboxed-frame.html`,
  sandboxedPage: `${OTHER}/sandboxed-page.html`,
  xhtml: `${OTHER}/article.xhtml`,
  pdf: `${OTHER}/paper.pdf`,
  json: `${OTHER}/data.json`,
  text: `${OTHER}/notes.txt`,
  picture: `${OTHER}/picture.png`,
  slow: `${OTHER}/slow.html`,
  hostile: `${OTHER}/hostile.html`,
  spa: `${OTHER}/app/`,
  /** Pictures of its own and of two other hosts. */
  gallery: `${OTHER}/gallery.html`,
} as const;

/** A page of the other site with an article of about so many characters. */
export function lengthAddress(characters: number): string {
  return `${OTHER}/length-${characters}.html`;
}

/** Facts of the known article that every surface is held to. */
export const SEED = {
  title: '涓滴甘霖汇春潮——淄博市高品质民生“周年答卷”',
  source: '淄博日报',
  editor: '淄博日报',
  breadcrumb: ['首页', '情感', '故事'],
  paragraphs: 45,
  /** Two characters that occur in its body but not in its title. */
  twoCharacters: '绿波',
  subheads: ['从低处做', '往高处攀', '向远处行'],
  firstParagraph: '□淄博日报/淄博晚报/博览新闻',
  lastParagraph: '品质民生,时不我待。',
  mustNotContain: [
    '相关阅读',
    '热门文章',
    '最新文章',
    '厦门绿色建筑',
    '甘肃漳县',
    '服务区里春意浓',
    '分享到',
    '扫一扫',
    '免责声明',
    '上一篇',
    '下一篇',
    '我们一直在努力',
    '收集编辑',
    '广告',
  ],
} as const;
