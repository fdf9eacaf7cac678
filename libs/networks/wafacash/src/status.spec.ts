import { outcomeOf, outcomeOfFault } from './status';

const fault = { isOfSender: true, id: '1', code: 'ACCOUNT_BARRED' };

describe('a fault', () => {
  it('declines what was asked where its code is known to', () => {
    expect(outcomeOfFault('payout', '1', fault)).toEqual({ outcome: 'declined', reason: 'ACCOUNT_BARRED' });
    expect(outcomeOfFault('cancellation', '1', { ...fault, code: 'ALREADY_PAID' })).toEqual({
      outcome: 'declined',
      reason: 'ALREADY_PAID',
    });
  });

  it.each([
    ['of the receiver', 'payout', { isOfSender: false }],
    ['of another payout', 'payout', { id: '2' }],
    ['of no payout', 'payout', { id: undefined }],
    ['with a code that we do not know', 'payout', { code: 'SIGNATURE_INVALID' }],
    ['that says the id is another payout’s', 'payout', { code: 'ID_REUSED' }],
    ['with a code in other letters', 'payout', { code: 'account_barred' }],
    ['without a code', 'payout', { code: undefined }],
    ['that says it was paid already', 'payout', { code: 'ALREADY_PAID' }],
    ['that bars an account, of a cancellation', 'cancellation', {}],
    ['that does not find it', 'payout', { code: 'NOT_FOUND' }],
  ] as const)('%s is unknown', (_, kind, other) =>
    expect(outcomeOfFault(kind, '1', { ...fault, ...other })).toMatchObject({ outcome: 'unknown' }),
  );

  it('that does not find it says so: it may be on its way', () =>
    expect(outcomeOfFault('payout', '1', { ...fault, code: 'NOT_FOUND' })).toEqual({
      outcome: 'unknown',
      cause: 'not_found',
    }));
});

describe('a result', () => {
  it.each([
    ['payout', { Status: 'PAID', Reference: 'W1' }, { outcome: 'succeeded', ref: 'W1' }],
    ['account', { Status: 'OPENED', Reference: 'W1' }, { outcome: 'succeeded', ref: 'W1' }],
    ['cancellation', { Status: 'CANCELLED', Reference: 'W1' }, { outcome: 'succeeded', ref: 'W1' }],
    ['payout', { Status: 'PENDING' }, { outcome: 'pending' }],
    [
      'payout',
      { Status: 'REFUSED', Code: 'POSITION_SHORT' },
      { outcome: 'declined', reason: 'POSITION_SHORT' },
    ],
    ['payout', { Status: 'REFUSED', Code: 'TRY_LATER' }, { outcome: 'unknown', cause: 'unknown_code' }],
    ['payout', { Status: 'REFUSED' }, { outcome: 'unknown', cause: 'unknown_code' }],
    ['payout', { Status: 'PAID' }, { outcome: 'unknown', cause: 'no_reference' }],
    ['payout', { Status: 'CANCELLED', Reference: 'W1' }, { outcome: 'unknown', cause: 'unknown_word' }],
    ['cancellation', { Status: 'REFUSED', Code: 'CANCELLED' }, { outcome: 'unknown', cause: 'unknown_word' }],
    ['payout', { Status: ['PAID', 'PAID'], Reference: 'W1' }, { outcome: 'unknown', cause: 'unknown_word' }],
    ['payout', '', { outcome: 'unknown', cause: 'unknown_word' }],
  ] as const)('of a %s: %j → %j', (kind, result, outcome) =>
    expect(outcomeOf(kind, result as Parameters<typeof outcomeOf>[1])).toEqual(outcome),
  );
});
