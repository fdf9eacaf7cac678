import type { UssdConfig } from '../config';
import { isAggregator, sign, SIGNATURE_HEADER, TIME_HEADER, type Raw } from './proof';

const secret = 'a secret of the aggregator';
const now = new Date('2026-11-28T10:00:00Z');
const seconds = now.getTime() / 1_000;
const bytes = Buffer.from('sessionId=1&text=');
const config = (more: Partial<UssdConfig> = {}) =>
  ({ aggregatorSecret: secret, aggregatorProof: 'signature', ...more }) as UssdConfig;
const signed = (more: Partial<Raw> = {}, at = seconds): Raw => ({
  address: '192.0.2.7',
  headers: { [TIME_HEADER]: String(at), [SIGNATURE_HEADER]: sign(secret, at, bytes) },
  query: {},
  bytes,
  ...more,
});

describe('a request of the aggregator', () => {
  it.each([
    ['is signed', signed(), true],
    ['is signed some minutes ago', signed({}, seconds - 299), true],
    ['is signed too long ago', signed({}, seconds - 301), false],
    ['is signed for later', signed({}, seconds + 301), false],
    ['has other bytes', signed({ bytes: Buffer.from('sessionId=2&text=') }), false],
    [
      'has another time',
      signed({ headers: { ...signed().headers, [TIME_HEADER]: String(seconds + 1) } }),
      false,
    ],
    ['has no signature', signed({ headers: { [TIME_HEADER]: String(seconds) } }), false],
    ['has no time', signed({ headers: { [SIGNATURE_HEADER]: sign(secret, seconds, bytes) } }), false],
    [
      'tells the secret where it is to sign',
      signed({ headers: { authorization: `Bearer ${secret}` } }),
      false,
    ],
  ])('%s', (_, raw, isTheirs) => expect(isAggregator(raw, config(), now)).toBe(isTheirs));

  it.each([
    [{ headers: { authorization: `Bearer ${secret}` } }, true],
    [{ headers: {}, query: { token: secret } }, true],
    [{ headers: { authorization: `Bearer ${secret}x` } }, false],
    [{ headers: { authorization: 'Bearer ' }, query: { token: secret } }, true],
    [{ headers: {}, query: {} }, false],
  ])('of one that signs nothing has the secret itself: %j', (more, isTheirs) =>
    expect(isAggregator(signed(more), config({ aggregatorProof: 'token' }), now)).toBe(isTheirs),
  );

  it.each([
    ['192.0.2.7', true],
    ['::ffff:192.0.2.7', true],
    ['192.0.3.7', false],
    ['2001:db8::1', true],
    ['2001:db9::1', false],
    ['nowhere', false],
  ])('comes from its own addresses: %s', (address, isTheirs) => {
    const aggregatorAddresses = '192.0.2.0/24,2001:db8::/32';
    expect(isAggregator(signed({ address }), config({ aggregatorAddresses }), now)).toBe(isTheirs);
  });
});
