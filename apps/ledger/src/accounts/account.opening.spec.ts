import type { AccountToOpenV1 } from '@hanout/contracts';
import { hasValidBounds, openingAnswers, openingHash } from './account.opening';

const wallet: AccountToOpenV1 = {
  accountId: 'a0000000-0000-4000-8000-00000000000a',
  kind: 'customer',
  currency: 'MAD',
  network: 'cash-plus',
  floorMinor: '0',
  ceilingMinor: '500000',
};
const found = (opened: string[]) => ({
  opened: new Set(opened),
  hashes: new Map([[wallet.accountId, openingHash(wallet).toString('hex')]]),
});

it('tells the first of two equal openings that it opened, the second that it is a repeat', () => {
  const outcomes = openingAnswers([wallet, wallet], found([wallet.accountId])).map((one) => one.outcome);
  expect(outcomes).toEqual(['opened', 'repeated']);
});

it.each<Partial<AccountToOpenV1>>([
  { kind: 'merchant' },
  { currency: 'EUR' },
  { network: 'm2t' },
  { network: undefined },
  { floorMinor: undefined },
  { floorMinor: '-1' },
  { ceilingMinor: '500001' },
  { ceilingMinor: undefined },
])('refuses an id that is taken by other content: %j', (difference) => {
  expect(openingAnswers([{ ...wallet, ...difference }], found([]))).toEqual([
    { accountId: wallet.accountId, outcome: 'refused', reason: 'id_reused' },
  ]);
});

it('reads amounts by value and ids in any case', () => {
  const same = {
    ...wallet,
    accountId: wallet.accountId.toUpperCase(),
    floorMinor: '-0',
    ceilingMinor: '0500000',
  };
  expect(openingAnswers([same], found([]))).toEqual([{ accountId: same.accountId, outcome: 'repeated' }]);
});

it('takes a null as absent', () => {
  const nulls = JSON.parse('{ "network": null, "floorMinor": null, "ceilingMinor": null }') as object;
  const { accountId, kind, currency } = wallet;
  const bare: AccountToOpenV1 = { accountId, kind, currency };
  expect(openingHash({ ...bare, ...nulls })).toEqual(openingHash(bare));
  expect(hasValidBounds({ ...bare, ...nulls })).toBe(true);
});

it('refuses an account that could not open at zero', () => {
  expect(openingAnswers([{ ...wallet, floorMinor: '1' }], found([]))[0]).toMatchObject({
    reason: 'bounds_invalid',
  });
});
