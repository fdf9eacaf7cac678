import { isPublicAddress, readWebhookUrl } from './webhook.address';

describe('where a webhook may go', () => {
  it.each(['1.1.1.1', '105.66.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4006::200e'])(
    'to %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:1.1.1.1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'example.ma',
    '',
  ])('not to %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    ['https://shop.example.ma/hooks', 'https://shop.example.ma/hooks'],
    ['https://SHOP.example.ma:8443/a?b=c', 'https://shop.example.ma:8443/a?b=c'],
    ['https://1.1.1.1/', 'https://1.1.1.1/'],
  ])('takes %s', (text, url) => expect(readWebhookUrl(text, 'public')).toBe(url));

  it.each([
    'http://shop.example.ma/hooks',
    'ftp://shop.example.ma/',
    'javascript:alert(1)',
    'shop.example.ma',
    '',
    'https://user:word@shop.example.ma/',
    'https://shop.example.ma/#part',
    'https://localhost/',
    'https://localhost./',
    'https://api.localhost/',
    'https://postgres/',
    'https://metadata.internal/',
    'https://till.local/',
    'https://127.0.0.1/',
    // The same address, as URLs may write it.
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[fe80::1]/',
  ])('refuses %s', (text) => expect(readWebhookUrl(text, 'public')).toBeUndefined());

  it('takes what is inside where the setting says so, and still nothing that is no web address', () => {
    expect(readWebhookUrl('http://127.0.0.1:8080/hooks', 'any')).toBe('http://127.0.0.1:8080/hooks');
    expect(readWebhookUrl('http://till/hooks', 'any')).toBe('http://till/hooks');
    expect(readWebhookUrl('file:///etc/passwd', 'any')).toBeUndefined();
    expect(readWebhookUrl('http://user@till/', 'any')).toBeUndefined();
  });
});
