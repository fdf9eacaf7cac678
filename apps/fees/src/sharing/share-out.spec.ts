import { PARTS } from '@hanout/fee-rules';
import fc from 'fast-check';
import type { OwnedParts } from '../recording/collected';
import { newShareOut, partyAccountId, toTransfer } from './share-out';

const sum = (list: readonly bigint[]) => list.reduce((total, one) => total + one, 0n);

describe('a month of share-outs', () => {
  it('gives away exactly what was collected, whatever was given back and refused', () => {
    const day = fc.record({
      issuer: fc.bigInt(-9_000_000n, 9_000_000n),
      acquirer: fc.bigInt(-9_000_000n, 9_000_000n),
      minor: fc.bigInt(-2_000n, 2_000n),
      isRefused: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 31 }), (days) => {
        const parties = ['acquirer', 'issuer', 'platform'] as const;
        let carried: OwnedParts[] = parties.map((party) => ({ party, parts: 0n }));
        const given = new Map<string, bigint>();
        const owed = new Map<string, bigint>();
        let back = 0n;
        for (const [place, { issuer, acquirer, minor, isRefused }] of days.entries()) {
          const fresh = { acquirer, issuer, platform: minor * PARTS - issuer - acquirer };
          const due = carried.map(({ party, parts }) => {
            owed.set(party, (owed.get(party) ?? 0n) + fresh[party as keyof typeof fresh]);
            return { party, parts: parts + fresh[party as keyof typeof fresh] };
          });
          const made = newShareOut(due, 'MAD', `2021-12-${String(place + 1).padStart(2, '0')}`);
          expect(sum(made.amounts.map(({ amountMinor }) => amountMinor))).toBe(minor + back);
          expect(sum(made.carried.map(({ parts }) => parts))).toBe(0n);
          for (const { parts } of made.carried) expect(parts > -PARTS && parts < PARTS).toBe(true);
          const refused = new Map(made.amounts.map(({ party, amountMinor }) => [party, amountMinor]));
          back = isRefused ? minor + back : 0n;
          carried = made.carried.map(({ party, parts }) => ({
            party,
            parts: parts + (isRefused ? (refused.get(party) ?? 0n) * PARTS : 0n),
          }));
          if (!isRefused)
            for (const [party, minorGiven] of refused)
              given.set(party, (given.get(party) ?? 0n) + minorGiven);
        }
        // Each has what is his, but for what is carried.
        for (const { party, parts } of carried)
          expect((given.get(party) ?? 0n) * PARTS + parts).toBe(owed.get(party) ?? 0n);
      }),
    );
  });

  it('stops where more or less was counted than was collected', () => {
    expect(() => newShareOut([{ party: 'issuer', parts: 1n }], 'MAD', '2021-12-07')).toThrow('is not whole');
  });
});

it('has one id for a currency and a day', () => {
  const idOf = (currency: string, day: string) => newShareOut([], currency, day).shareOutId;
  expect(idOf('MAD', '2021-12-07')).toBe(idOf('MAD', '2021-12-07'));
  expect(
    new Set([idOf('MAD', '2021-12-07'), idOf('MAD', '2021-12-08'), idOf('EUR', '2021-12-07')]).size,
  ).toBe(3);
});

it('moves what is given from the account for fees, and what is given back to it', () => {
  const due = [
    { party: 'issuer', parts: 30_000n },
    { party: 'platform', parts: -10_000n },
  ] as const;
  const { legs } = toTransfer(newShareOut(due, 'MAD', '2021-12-07'));
  const [issuer, platform] = [partyAccountId('issuer', 'MAD'), partyAccountId('platform', 'MAD')];
  expect(legs).toMatchObject([
    { creditAccountId: issuer, amount: { minor: '3' } },
    { debitAccountId: platform, amount: { minor: '1' } },
  ]);
  expect(legs[0]?.debitAccountId).toBe(legs[1]?.creditAccountId);
});
