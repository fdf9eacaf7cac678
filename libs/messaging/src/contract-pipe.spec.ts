import { PostTransfersV1, type LegV1 } from '@hanout/contracts';
import { readMessage } from './contract-pipe';

const uuid = (last: number): string => `0198c0de-0000-7000-8000-00000000000${last}`;
const leg: LegV1 = {
  debitAccountId: uuid(1),
  creditAccountId: uuid(2),
  amount: { minor: '1050', currency: 'MAD' },
};
const question = { transfers: [{ transferId: uuid(3), kind: 'grant', legs: [leg] }] };

describe('a message read from the wire', () => {
  it('becomes an instance, and what it does not know is dropped', () => {
    const read = readMessage(PostTransfersV1, { ...question, later: 'field' });
    expect(read).toBeInstanceOf(PostTransfersV1);
    expect(read).toEqual(question);
  });

  it.each([
    ['a missing list', {}, 'transfers'],
    ['an empty list', { transfers: [] }, 'transfers'],
    [
      'a missing amount',
      { transfers: [{ ...question.transfers[0], legs: [{ ...leg, amount: undefined }] }] },
      'transfers.0.legs.0.amount',
    ],
    [
      'an amount as a number',
      {
        transfers: [{ ...question.transfers[0], legs: [{ ...leg, amount: { minor: 10, currency: 'MAD' } }] }],
      },
      'transfers.0.legs.0.amount.minor',
    ],
    [
      'an amount of nothing',
      {
        transfers: [
          { ...question.transfers[0], legs: [{ ...leg, amount: { minor: '0', currency: 'MAD' } }] },
        ],
      },
      'transfers.0.legs.0.amount.minor',
    ],
  ])('is refused for %s, by the path of the field', (_, plain, field) => {
    expect(() => readMessage(PostTransfersV1, plain)).toThrow(
      expect.objectContaining({ code: 'platform.invalid_input', field }),
    );
  });

  it.each([null, undefined, 'text', 7, [], [question]])('is refused when it is no object: %p', (plain) => {
    expect(() => readMessage(PostTransfersV1, plain)).toThrow(
      expect.objectContaining({ code: 'platform.invalid_input' }),
    );
  });
});
