import { accountPath, namedIn, signed, sumOf, transferPath, type Entry, type Leg } from './ledger-explorer';

const id = '40381aa3-dd48-48e2-a875-d9f48b0da766';
const mad = (minor: string) => ({ minor, currency: 'MAD' });

it('finds an account and a transfer again by the addresses it gives them', () => {
  const named = (path: string) => namedIn(path.replace('/ledger/', ''));
  expect(named(accountPath(id))).toEqual({ accountId: id });
  expect(named(transferPath(id))).toEqual({ transferId: id });
  expect([namedIn(''), namedIn(id), namedIn('account-')]).toEqual([undefined, undefined, undefined]);
});

it('writes a debit with its sign, and sums legs up', () => {
  const entry = (direction: string) => signed({ direction, amount: mad('850') } as Entry);
  expect([entry('debit'), entry('credit')]).toEqual([mad('-850'), mad('850')]);
  expect(sumOf([{ amount: mad('850') }, { amount: mad('9') }] as Leg[])).toBe(859n);
});
