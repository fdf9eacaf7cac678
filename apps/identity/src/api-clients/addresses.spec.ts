import { isAmong, readRange } from './addresses';

describe('the addresses of an API client', () => {
  it.each(['192.0.2.7', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::1', '2001:db8::/32', '::/0'])(
    'are %s',
    (text) => {
      expect(readRange(text)).toBeDefined();
    },
  );

  it.each([
    '',
    'x',
    '192.0.2.0/33',
    '192.0.2/24',
    '192.0.2.0/',
    '192.0.2.0/-1',
    '::/129',
    'fe80::1%eth0',
    '1.2.3.4/8/8',
  ])('are not %s', (text) => {
    expect(readRange(text)).toBeUndefined();
  });

  it.each<[string[], string | undefined, boolean]>([
    [['192.0.2.0/24'], '192.0.2.255', true],
    [['192.0.2.0/24'], '::ffff:192.0.2.9', true],
    [['192.0.2.0/24'], '192.0.3.0', false],
    [['198.51.100.1', '2001:db8::/32'], '2001:db8:ffff::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['192.0.2.0/24'], undefined, false],
    [['192.0.2.0/24'], 'unknown', false],
  ])('%j and %s: %s', (ranges, address, fits) => {
    expect(isAmong(ranges, address)).toBe(fits);
  });
});
