import type { SiteProfile } from './profile';

/** 微信公众号: the body is hidden until a script shows it, and holds headings and pictures of every shape. */
export const weixin: SiteProfile = {
  name: 'weixin',
  hosts: ['mp.weixin.qq.com'],
  articleAddress: ['^/s(?:/|\\?)'],
  listAddress: ['^/mp/(?:homepage|appmsgalbum)'],
  content: '#js_content',
  remove: ['#js_pc_qr_code', '.js_product_section', 'mp-common-profile', 'mpvoice'],
};
