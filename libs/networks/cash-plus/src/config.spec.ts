import { readConfig } from './config';

const settings = { secret: 's', timeoutMs: 1_000 };

it('takes the name of our key from the address, which is sent without it', () => {
  const { baseUrl, keyId } = readConfig({ ...settings, url: 'https://our-key@api.cash-plus.example/v1' });
  expect([baseUrl.href, keyId]).toEqual(['https://api.cash-plus.example/v1/', 'our-key']);
  expect(readConfig({ ...settings, url: 'https://api.cash-plus.example/v1/' }).keyId).toBe('hanout');
});
