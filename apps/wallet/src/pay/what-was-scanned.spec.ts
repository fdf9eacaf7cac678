import { cardText, whatWasScanned } from './what-was-scanned';

const WALLET = '8485b1e9-361e-4bfa-a046-46ad36011799';

it.each([
  ['00020101021126…6304ABCD', { is: 'shop-qr', text: '00020101021126…6304ABCD' }],
  [' m00003 ', { is: 'shop-code', code: 'M00003' }],
  [cardText(WALLET), { is: 'person', walletId: WALLET }],
  [cardText(WALLET).toUpperCase(), { is: 'person', walletId: WALLET }],
])('%s leads somewhere', (text, scanned) => {
  expect(whatWasScanned(text)).toEqual(scanned);
});

it.each([
  '',
  'abc',
  'https://example.org/pay',
  'javascript:alert(1)',
  'hanout:wallet:nobody',
  'M-00003',
  `000201${'0'.repeat(600)}`,
])('%s leads nowhere', (text) => {
  expect(whatWasScanned(text)).toEqual({ is: 'unknown' });
});
