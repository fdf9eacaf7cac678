import { readJson } from './http-exchange';
import { readReason, unknown } from './outcome';
import { outcomeOfEach } from './outcome-of-each';
import { readPayee, readTime } from './read';
import { isSignedBy, signBytes } from './signature';
import { statusMap } from './status-map';

describe('a status map', () => {
  const outcomeOf = statusMap({ DONE: 'succeeded', NO: 'declined', LATER: 'pending' });

  it('reads the words it knows', () => {
    expect(['DONE', 'NO', 'LATER'].map(outcomeOf)).toEqual(['succeeded', 'declined', 'pending']);
  });

  it.each([
    'done',
    ' NO',
    'NO ',
    'REFUSED',
    '',
    'constructor',
    '__proto__',
    'toString',
    0,
    null,
    undefined,
    ['NO'],
    {},
  ])('takes %p for unknown', (said) => expect(outcomeOf(said)).toBe('unknown'));
});

describe('the outcome of each', () => {
  const yes = (id: string) => ({ id, outcome: 'succeeded' as const, ref: `ref-${id}` });
  const no = (id: string) => ({ id, outcome: 'declined' as const, reason: 'CLOSED' });

  it('goes by id, in the order of asking, and drops what was not asked', () => {
    expect(outcomeOfEach(['a', 'b'], [no('b'), yes('x'), yes('a')])).toEqual([yes('a'), no('b')]);
  });

  it('is unknown for one that is left out or told in two ways, whichever comes first', () => {
    const contradictory = { id: 'a', ...unknown('contradictory') };
    expect(outcomeOfEach(['a'], [])).toEqual([{ id: 'a', ...unknown('not_mentioned') }]);
    expect(outcomeOfEach(['a'], [yes('a'), no('a')])).toEqual([contradictory]);
    expect(outcomeOfEach(['a'], [no('a'), yes('a'), no('a')])).toEqual([contradictory]);
    expect(outcomeOfEach(['a'], [yes('a'), yes('a')])).toEqual([yes('a')]);
  });
});

describe('a signature', () => {
  // RFC 4231, test case 2.
  const [secret, raw] = ['Jefe', Buffer.from('what do ya want for nothing?')];
  const signature = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

  it('is the one of the standard', () => {
    expect(signBytes(raw, secret)).toBe(signature);
    expect(isSignedBy(secret, raw, signature)).toBe(true);
  });

  it.each([undefined, '', 'not hex', signature.slice(2), `${signature}00`, signature.replace('5', '6')])(
    'is not %p',
    (given) => expect(isSignedBy(secret, raw, given)).toBe(false),
  );

  it('does not hold for other bytes or another secret', () => {
    expect(isSignedBy(secret, Buffer.concat([raw, Buffer.from(' ')]), signature)).toBe(false);
    expect(isSignedBy('Jeff', raw, signature)).toBe(false);
  });
});

describe('what is kept of an answer', () => {
  it('is JSON in UTF-8 or nothing', () => {
    expect(readJson(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
    expect(readJson(Buffer.from('{"a":'))).toBeUndefined();
    expect(readJson(Buffer.alloc(0))).toBeUndefined();
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
  });

  it('is a code for the reason, never prose', () => {
    expect(readReason('ID_REUSED')).toBe('ID_REUSED');
    for (const said of ['Mme Alami has moved', 'x'.repeat(65), '', 7, null, undefined]) {
      expect(readReason(said)).toBe('not_given');
    }
  });
});

describe('a time', () => {
  it.each(['2026-11-28T09:59:59Z', '2026-11-28T10:59:59+01:00', '2026-11-28T09:59:59.000Z'])(
    'is read from %s',
    (said) => expect(readTime(said)).toEqual(new Date(Date.UTC(2026, 10, 28, 9, 59, 59))),
  );

  it.each(['2026-11-28T10:59:59', '2026-11-28', '2026-13-28T10:59:59Z', '1', 'now', '', 1_796_000_000, null])(
    'is not %j',
    (said) => expect(readTime(said)).toBeUndefined(),
  );
});

describe('a payee', () => {
  it.each(['100234', 'M-00004', '+212612345678', 'the shop at the corner'])('may be %s', (said) =>
    expect(readPayee(said)).toBe(said),
  );

  it.each(['', 'two\nlines', '\u0000', '1'.repeat(65), 100_234, null, ['100234']])('is not %j', (said) =>
    expect(readPayee(said)).toBeUndefined(),
  );
});
