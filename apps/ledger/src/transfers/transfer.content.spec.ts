import type { TransferToPostV1 } from '@hanout/contracts';
import { contentHash } from './transfer.content';

const [a, b] = ['a0000000-0000-4000-8000-00000000000a', 'b0000000-0000-4000-8000-00000000000b'];
const leg = { debitAccountId: a, creditAccountId: b, amount: { minor: '1', currency: 'MAD' } };
const payment: TransferToPostV1 = {
  transferId: a,
  kind: 'merchant_payment',
  reference: 'PAY-1',
  legs: [leg],
};
const hash = (transfer: object): string => contentHash({ ...payment, ...transfer });

it('is stored for ever: that of the same content never changes', () => {
  expect(hash({})).toBe('9fabaf50beaa5b65a3d6a9f068bc2788');
  expect(hash({ type: 'hold', expiresInSeconds: 60, isLinked: true })).toBe(
    'f9893a2f4547afd00d7231b454641570',
  );
});

it('does not tell apart what is the same: the id, the case of ids, what is absent by any means', () => {
  for (const same of [
    { transferId: b },
    { legs: [{ ...leg, debitAccountId: a.toUpperCase(), creditAccountId: b.toUpperCase() }] },
    { type: 'post', isLinked: false },
    { type: undefined, targetId: undefined, expiresInSeconds: undefined, isLinked: undefined },
    { type: null, targetId: null, expiresInSeconds: null, isLinked: null },
  ]) {
    expect(hash(same)).toBe(hash({}));
  }
  expect(hash({ reference: null })).toBe(hash({ reference: undefined }));
});

it('tells apart whatever differs', () => {
  const contents = [
    {},
    { kind: 'grant' },
    { reference: 'PAY-2' },
    { reference: undefined },
    { legs: [] },
    { legs: [leg, leg] },
    { legs: [{ ...leg, debitAccountId: b, creditAccountId: a }] },
    { legs: [{ ...leg, amount: { minor: '2', currency: 'MAD' } }] },
    { legs: [{ ...leg, amount: { minor: '1', currency: 'EUR' } }] },
    { isLinked: true },
    { type: 'hold' },
    { type: 'hold', isLinked: true },
    { type: 'hold', expiresInSeconds: 1 },
    { type: 'hold', expiresInSeconds: 2 },
    { type: 'post_hold', targetId: a },
    { type: 'post_hold', targetId: b },
    { type: 'void_hold', targetId: a },
    { type: 'reverse', targetId: a },
  ];
  expect(new Set(contents.map(hash)).size).toBe(contents.length);
});
