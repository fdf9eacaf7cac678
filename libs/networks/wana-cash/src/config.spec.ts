import { readConfig } from './config';

const settings = { secret: 's', timeoutMs: 1_000 };

it('takes our client id from the address, which is sent without it', () => {
  const { baseUrl, clientId } = readConfig({ ...settings, url: 'https://our-id@api.wana-cash.example/v1' });
  expect([baseUrl.href, clientId]).toEqual(['https://api.wana-cash.example/v1/', 'our-id']);
  expect(readConfig({ ...settings, url: 'https://api.wana-cash.example/v1/' }).clientId).toBe('hanout');
});
