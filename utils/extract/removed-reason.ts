import type { Block } from './split-blocks';

/** For the reader only: what a removed run of blocks most likely was. Nothing is removed because of this. */
const REASONS: readonly (readonly [reason: string, words: RegExp])[] = [
  ['share-bar', /分享|转发|收藏|点赞|share|tweet|facebook|pinterest|whatsapp/i],
  ['advertisement', /广告|推广|赞助|advertis|sponsor|promo/i],
  [
    'app-or-account',
    /扫码|扫一扫|二维码|公众号|下载|客户端|打开app|关注我们|follow us|sign up|subscribe|newsletter|download/i,
  ],
  [
    'related-list',
    /相关|推荐|热门|最新|猜你喜欢|阅读更多|延伸阅读|related|recommend|read (?:more|next)|popular|trending|more from/i,
  ],
  ['pager', /上一[页篇]|下一[页篇]|previous|next/i],
  ['editor-line', /责任编辑|责编|编辑|来源|原标题|记者|作者|editor|author|written by|source/i],
  ['disclaimer', /声明|免责|版权|转载|侵权|copyright|all rights|disclaimer|©/i],
  ['comments', /评论|留言|发表|comment|reply/i],
];
/** Several short links in a row are a list of other articles, whatever stands above them. */
const MIN_LINKS = 3;

/** A stable code for a run of removed blocks, `other` where nothing tells. */
export function reasonFor(run: readonly Block[]): string {
  const words = run.map(({ text }) => text).join(' ');
  const names = run.map(({ parent }) => parent.getAttribute('class') ?? '').join(' ');
  const known =
    REASONS.find(([, pattern]) => pattern.test(words)) ?? REASONS.find(([, pattern]) => pattern.test(names));
  if (known) return known[0];
  return run.filter(({ text, linkLength }) => linkLength > text.length / 2).length >= MIN_LINKS
    ? 'related-list'
    : 'other';
}
