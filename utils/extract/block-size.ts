import type { Block } from './split-blocks';

/** What is measured of one block before its surroundings are looked at. */
export interface BlockSize {
  length: number;
  linkLength: number;
  marks: number;
  isParagraph: boolean;
  isFurniture: boolean;
  /** 1 if JSON-LD's body has the block's beginning, 0 if not, -1 if there is none. */
  isStated: number;
}

const MARKS = /[，。！？；：、“”,.!?;:…،؟।]/g;
/** Lines that stand around an article, by how they begin; weighed together with all else, never cut by this alone. */
const FURNITURE =
  /^[\s[【(（]*(?:责任编辑|责编|编辑|来源|作者|文章来源|原标题|原文|声明|免责|版权|转载|分享|扫码|扫一扫|关注|更多|相关|推荐|热门|最新|上一篇|下一篇|返回|点击|阅读|打开|下载|评论|登录|注册|举报|标签|关键词|本文|特别声明|share|advert|sign up|subscribe|newsletter|read more|read next|related|follow|copyright|©|all rights|comment|print|email|tags?\b|by\b|posted|published|updated|photo|image|credit|source|click|see also|more from|about the author|join|download|log in|leave a|recommended|popular|trending|skip to|written by|view all|sponsored|table of contents|in this article|you may|also read|filed under|categories|cookies?|last updated|reviewed by|disclosure)/i;
/** A paragraph of prose: this long, with two marks, and mostly not links. */
const MIN_PARAGRAPH = 80;

/** A block by itself, and whether JSON-LD has it. */
export function measureSize({ text, linkLength, weight: length }: Block, squashed = '', articleBody = ''): BlockSize {
  const marks = text.match(MARKS)?.length ?? 0;
  const links = (length * linkLength) / Math.max(1, text.length);
  return {
    length,
    linkLength: links,
    marks,
    isParagraph: length > MIN_PARAGRAPH && marks >= 2 && links < length / 2,
    isFurniture: FURNITURE.test(text),
    isStated: testimony(articleBody, squashed, 40),
  };
}

/** 1 if the witness has the block's beginning, 0 if not, -1 if there is no witness. */
export function testimony(witness: string, squashed: string, length: number): number {
  if (witness === '') return -1;
  return witness.includes(squashed.slice(0, length)) ? 1 : 0;
}
