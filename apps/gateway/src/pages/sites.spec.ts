import { kindOf } from './sites';

it.each([
  ['', 'page'],
  ['index.html', 'page'],
  ['pay', 'page'],
  ['payments/0190a000-0000-7000-8000-000000000001', 'page'],
  ['deep/', 'page'],
  ['assets/index-D3f4.js', 'asset'],
  ['assets/fonts/tifinagh-1a.woff2', 'asset'],
  ['sw.js', 'file'],
  ['manifest.webmanifest', 'file'],
  ['voices/ar/paid.mp3', 'file'],
  ['deep/index.html', 'file'],
  ['.built', 'nothing'],
  ['assets/.hidden.js', 'nothing'],
  ['..', 'nothing'],
  ['\0', 'nothing'],
  ['../gateway/src/config', 'nothing'],
])('%s is: %s', (path, kind) => expect(kindOf(path)).toBe(kind));
