import fc from 'fast-check';
import {
  isDuplicate,
  outcomeOfAccount,
  outcomeOfError,
  outcomeOfRefusal,
  outcomeOfTransaction,
  readRequestState,
} from './status';

const error = (errorCategory: unknown, errorCode: unknown) => ({ errorCategory, errorCode });

describe('an error object', () => {
  it.each([
    ['businessRule', 'insufficientFunds'],
    ['businessRule', 'maxBalanceExceeded'],
    ['identification', 'identifierError'],
    ['authorisation', 'requestDeclined'],
  ])('is a clear no: %s/%s', (category, code) =>
    expect(outcomeOfError(error(category, code))).toEqual({ outcome: 'declined', reason: code }),
  );

  it.each([
    // They have it.
    ['businessRule', 'duplicateRequest'],
    // Of an earlier attempt, or of our request.
    ['businessRule', 'incorrectState'],
    ['businessRule', 'genericError'],
    ['businessRule', 'rateLimitError'],
    ['validation', 'formatError'],
    ['authorisation', 'clientAuthorisationError'],
    ['internal', 'genericError'],
    ['serviceUnavailable', 'genericError'],
    // A code of the table under another category.
    ['internal', 'insufficientFunds'],
    ['validation', 'identifierError'],
    ['businessRule', 'InsufficientFunds'],
    ['businessRule', 'a code with spaces'],
  ])('is no clear no: %s/%s', (category, code) =>
    expect(outcomeOfError(error(category, code))).toMatchObject({ outcome: 'unknown' }),
  );

  it.each([null, 7, 'no', [], {}, error('businessRule', 7), error(undefined, 'insufficientFunds')])(
    'is not %j',
    (said) => expect(outcomeOfError(said)).toBeUndefined(),
  );
});

describe('an answer at once that is not what was asked for', () => {
  it('is a no where the status is the one of its category', () => {
    const said = error('businessRule', 'insufficientFunds');
    expect(outcomeOfRefusal(400, said)).toMatchObject({ outcome: 'declined' });
    for (const status of [200, 401, 404, 500, 503])
      expect(outcomeOfRefusal(status, said)).toEqual({ outcome: 'unknown', cause: `http_${status}` });
  });

  it('is none at 404, which may speak of the address that was asked', () => {
    expect(outcomeOfRefusal(404, error('identification', 'identifierError'))).toEqual({
      outcome: 'unknown',
      cause: 'http_404',
    });
  });

  it('may be that they have it', () => {
    expect(isDuplicate(error('businessRule', 'duplicateRequest'))).toBe(true);
    expect(isDuplicate(error('validation', 'duplicateRequest'))).toBe(false);
  });
});

describe('a request state', () => {
  const state = {
    serverCorrelationId: '8f5d0a3e-0000-4000-8000-000000000001',
    notificationMethod: 'polling',
  };
  const notYet = (outcome: object) => ({ state: 'not_yet', outcome });

  it('leads to an object, or says what is known without one', () => {
    expect(readRequestState({ ...state, status: 'completed', objectReference: 'T1' })).toEqual({
      state: 'completed',
      objectReference: 'T1',
    });
    expect(readRequestState({ ...state, status: 'pending' })).toEqual(notYet({ outcome: 'pending' }));
    expect(
      readRequestState({ ...state, status: 'failed', error: error('businessRule', 'insufficientFunds') }),
    ).toEqual(notYet({ outcome: 'declined', reason: 'insufficientFunds' }));
  });

  it.each([
    { ...state, status: 'failed' },
    { ...state, status: 'failed', error: error('businessRule', 'duplicateRequest') },
    { ...state, status: 'completed' },
    { ...state, status: 'rejected' },
    { status: 'failed', error: error('businessRule', 'insufficientFunds') },
    null,
  ])('tells nothing by %j', (said) =>
    expect(readRequestState(said)).toMatchObject(notYet({ outcome: 'unknown' })),
  );
});

describe('the words of objects', () => {
  it.each([
    [
      { transactionStatus: 'completed', transactionReference: 'T1' },
      { outcome: 'succeeded', ref: 'T1' },
    ],
    [{ transactionStatus: 'pending' }, { outcome: 'pending' }],
    [{ transactionStatus: 'completed' }, { outcome: 'unknown', cause: 'no_reference' }],
    // Why, and whether for good, is told by an error object.
    [
      { transactionStatus: 'failed', transactionReference: 'T1' },
      { outcome: 'unknown', cause: 'unknown_word' },
    ],
    [{ transactionReference: 'T1' }, { outcome: 'unknown', cause: 'unknown_word' }],
  ])('%j → %j', (said, outcome) => expect(outcomeOfTransaction(said)).toEqual(outcome));

  it.each(['unavailable', 'unregistered', undefined])(
    'an account that is %s is not open for sure',
    (status) => expect(outcomeOfAccount(status, 'A1')).toMatchObject({ outcome: 'unknown' }),
  );
});

it('whatever they say: without the words of the table nothing is known', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, said) => {
      expect(outcomeOfRefusal(status, said)).toMatchObject({ outcome: 'unknown' });
      expect(readRequestState(said)).toMatchObject({ outcome: { outcome: 'unknown' } });
      expect(outcomeOfAccount(said, said)).toMatchObject({ outcome: 'unknown' });
    }),
  );
});
