import { randomUUID } from 'node:crypto';
import type { StatementLineV1 } from '@hanout/contracts';
import fc from 'fast-check';
import { FEE_INCOME_ACCOUNT_ID as FEES } from '../payments/payment.transfer';
import { drawUp, fromZero } from './day-statement';

const CUSTOMER = randomUUID();
const mad = (minor: bigint) => ({ minor: minor.toString(), currency: 'MAD' });

interface Entry {
  transferId?: string;
  kind?: string;
  minor: bigint;
  counterAccountId?: string;
}

/** Entries with the balance after each; a negative amount is money out. */
function linesFrom(
  openingMinor: bigint,
  entries: Entry[],
): { closingMinor: bigint; lines: StatementLineV1[] } {
  let balance = openingMinor;
  const lines = entries.map(
    ({ transferId = randomUUID(), kind = 'merchant_payment', minor, counterAccountId = CUSTOMER }, place) => {
      balance += minor;
      const direction: 'debit' | 'credit' = minor < 0n ? 'debit' : 'credit';
      const amount = mad(minor < 0n ? -minor : minor);
      return {
        entryId: String(place + 1),
        transferId,
        kind,
        reference: 'ABC',
        direction,
        amount,
        balanceAfter: mad(balance),
        counterAccountId,
        postedAt: '2024-03-10T12:00:00.000Z',
      };
    },
  );
  return { closingMinor: balance, lines };
}

describe('drawUp', () => {
  it('adds up a day of sales, fees and a refund, and names the fees', () => {
    const [sale, second, refund] = [randomUUID(), randomUUID(), randomUUID()];
    const entries = linesFrom(1_000n, [
      { transferId: sale, minor: 10_000n },
      { transferId: sale, minor: -60n, counterAccountId: FEES },
      { transferId: second, minor: 3_500n },
      { transferId: refund, kind: 'refund', minor: -5_000n },
      { transferId: refund, kind: 'refund', minor: 30n, counterAccountId: FEES },
      { kind: 'correction', minor: -2_000n },
    ]);
    const day = drawUp({ openingMinor: 1_000n, ...entries }, entries.lines);
    expect(day).toMatchObject({
      opening: mad(1_000n),
      moneyIn: mad(13_530n),
      moneyOut: mad(7_060n),
      fees: mad(30n),
      closing: mad(7_470n),
      operations: 4,
    });
    expect(day.lines.map(({ kind, paymentId }) => [kind, paymentId])).toEqual([
      ['merchant_payment', sale],
      ['fee', sale],
      ['merchant_payment', second],
      ['refund', refund],
      ['fee_refund', refund],
      ['correction', undefined],
    ]);
  });

  it('has fees below zero on a day that refunds more than it sells', () => {
    const entries = linesFrom(9_940n, [
      { kind: 'refund', minor: -10_000n },
      { kind: 'refund', minor: 60n, counterAccountId: FEES },
    ]);
    expect(drawUp({ openingMinor: 9_940n, ...entries }, entries.lines)).toMatchObject({
      fees: mad(-60n),
      closing: mad(0n),
    });
  });

  it('is empty on a day without movements', () => {
    expect(drawUp({ openingMinor: 5n, closingMinor: 5n }, [])).toMatchObject({
      opening: mad(5n),
      closing: mad(5n),
      operations: 0,
      lines: [],
    });
  });

  it('is no statement when it does not close', () => {
    const { lines } = linesFrom(0n, [{ minor: 100n }]);
    expect(() => drawUp({ openingMinor: 0n, closingMinor: 99n }, lines)).toThrow(
      'a statement does not close',
    );
    expect(() => drawUp({ openingMinor: 0n, closingMinor: 100n }, [])).toThrow('a statement does not close');
  });

  it('closes for any day of entries', () => {
    const movement = fc.bigInt(-1_000_000n, 1_000_000n).filter((minor) => minor !== 0n);
    fc.assert(
      fc.property(
        fc.bigInt(-10_000n, 10n ** 17n),
        fc.array(fc.record({ minor: movement, counterAccountId: fc.constantFrom(FEES, CUSTOMER) })),
        (openingMinor, drawn) => {
          const entries = linesFrom(openingMinor, drawn);
          const { opening, moneyIn, moneyOut, closing } = drawUp({ openingMinor, ...entries }, entries.lines);
          expect(BigInt(opening.minor) + BigInt(moneyIn.minor) - BigInt(moneyOut.minor)).toBe(
            BigInt(closing.minor),
          );
        },
      ),
    );
  });
});

it('tells a cashier what came and went, and not what the shop has', () => {
  const entries = linesFrom(123_456n, [{ minor: 10_000n }, { kind: 'refund', minor: -2_500n }]);
  const seen = fromZero(drawUp({ openingMinor: 123_456n, ...entries }, entries.lines));
  expect(seen).toMatchObject({ opening: mad(0n), closing: mad(7_500n), moneyIn: mad(10_000n) });
  expect(seen.lines.map(({ balanceAfter }) => balanceAfter)).toEqual([mad(10_000n), mad(7_500n)]);
});
