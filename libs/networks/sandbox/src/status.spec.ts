import { outcomeOf } from './status';

describe('the sandbox’s words', () => {
  it.each([
    [
      { status: 'REGISTERED', ref: 'CA000123' },
      { outcome: 'succeeded', ref: 'CA000123' },
    ],
    [{ status: 'PENDING' }, { outcome: 'pending' }],
    [
      { status: 'REJECTED', reason: 'ID_REUSED' },
      { outcome: 'declined', reason: 'ID_REUSED' },
    ],
    [{ status: 'REJECTED' }, { outcome: 'declined', reason: 'not_given' }],
    [{ status: 'REGISTERED' }, { outcome: 'unknown', cause: 'no_reference' }],
    [
      { status: 'REGISTERED', ref: 12 },
      { outcome: 'unknown', cause: 'no_reference' },
    ],
    [
      { status: 'REGISTERED', ref: 'two words' },
      { outcome: 'unknown', cause: 'no_reference' },
    ],
    [{ status: 'rejected' }, { outcome: 'unknown', cause: 'unknown_word' }],
    [{ reason: 'ID_REUSED' }, { outcome: 'unknown', cause: 'unknown_word' }],
  ])('%j → %j', (result, outcome) => expect(outcomeOf(result)).toEqual(outcome));
});
