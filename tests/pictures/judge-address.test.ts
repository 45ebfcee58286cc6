import { expect, test } from 'vitest';
import { judgeAddress, toHostPattern } from '@/utils/pictures/judge-address';

test.each([
  'http://localhost/a.png',
  'http://LOCALHOST./a.png',
  'http://router/a.png',
  'http://nas.local/a.png',
  'http://a.internal/a.png',
  'http://127.0.0.1/a.png',
  'http://0x7f.1/a.png',
  'http://2130706433/a.png',
  'http://10.1.2.3/a.png',
  'http://172.16.0.1/a.png',
  'http://172.31.255.255/a.png',
  'http://192.168.1.1/a.png',
  'http://169.254.169.254/latest/meta-data',
  'http://100.64.0.1/a.png',
  'http://0.0.0.0/a.png',
  'http://[::1]/a.png',
  'http://[fe80::1]/a.png',
  'http://[fd00::1]/a.png',
  'http://[::ffff:127.0.0.1]/a.png',
  'http://[2002:7f00:1::]/a.png',
  'http://[64:ff9b::7f00:1]/a.png',
  'http://user:word@a.example/a.png',
  'ftp://a.example/a.png',
  'file:///etc/passwd',
  'data:image/png;base64,AA==',
  'blob:https://a.example/1',
  'no address',
])('%s is not asked', (address) => {
  expect(judgeAddress(address)).toBe('forbiddenAddress');
});

test.each([
  'https://img.example.cn/a.png',
  'http://8.8.8.8/a.png',
  'http://172.32.0.1/a.png',
  'http://[2400:3200::1]/a.png',
  'https://local.example.cn/a.png',
  'https://a.example:8443/pixel-art.png',
])('%s is asked', (address) => {
  expect(judgeAddress(address)).toBe('allowed');
});

test.each(['https://hm.baidu.com/hm.gif?si=1', 'https://a.example/pixel.gif?u=1', 'https://s11.cnzz.com/z.gif'])(
  '%s only counts readers',
  (address) => {
    expect(judgeAddress(address)).toBe('tracker');
  },
);

test('a host is allowed with both schemes and any port', () => {
  expect(toHostPattern('https://img.example.cn:8443/a.png')).toBe('*://img.example.cn/*');
});
