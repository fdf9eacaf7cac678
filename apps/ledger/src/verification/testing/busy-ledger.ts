import { expireHolds } from '../../holds/holds.queries';
import {
  aHold,
  aHoldOf,
  aLeg,
  aPostHold,
  aReversal,
  aTransfer,
  aTransferOf,
  aVoidHold,
  linked,
  TestLedger,
} from '../../testing/test-ledger';

/** A ledger with something of everything, over three months. */
export async function startBusyLedger(): Promise<TestLedger> {
  const ledger = await TestLedger.start();
  await ledger.setTime('2090-01-31T20:00:00.123Z');
  const payer = await ledger.wallet(100_000n, { ceilingMinor: '200000', network: 'm2t' });
  const merchant = await ledger.wallet(500n, { kind: 'merchant', network: 'cash-plus' });
  const fees = await ledger.open({ kind: 'fee_income' });
  const euros = await ledger.open({ currency: 'EUR' });
  const sale = aTransferOf([aLeg(payer, merchant, 300n), aLeg(merchant, fees, 2n)]);
  const tooMuch = aTransfer(merchant, payer, 10_000_000n);
  await expectOutcomes(
    ledger.outcomes(
      { ...sale, reference: 'PAY "1", (a\\b) حانوت' },
      tooMuch,
      aTransfer(payer, euros, 1n),
      ...linked(aTransfer(payer, merchant, 5n), aTransfer(merchant, payer, 10_000_000n)),
      ...linked(aTransfer(payer, merchant, 7n), aTransfer(merchant, payer, 6n)),
    ),
    'posted insufficient_funds currency_mismatch linked_refused insufficient_funds posted posted',
  );
  const [inFull, inPart, voided, expired, open] = [
    aHoldOf([aLeg(payer, merchant, 50n), aLeg(merchant, fees, 1n)]),
    aHoldOf([aLeg(payer, merchant, 40n), aLeg(payer, fees, 3n)], 3_600),
    aHold(payer, merchant, 30n),
    aHold(payer, merchant, 20n, 60),
    aHold(payer, merchant, 10n, 7_000_000),
  ];
  await expectOutcomes(
    ledger.outcomes(inFull, inPart, voided, expired, open),
    'posted posted posted posted posted',
  );
  await ledger.freeze(merchant);
  await expectOutcomes(
    ledger.outcomes(
      aPostHold(inFull),
      aPostHold(inPart, [aLeg(payer, merchant, 25n)]),
      aVoidHold(voided),
      aTransfer(payer, merchant, 1n),
    ),
    'posted posted posted account_frozen',
  );
  await ledger.change(merchant, { status: 'open' });
  await ledger.change(payer, { ceilingMinor: '50000', reason: 'tier, "lowered"' });
  await ledger.setTime('2090-02-01T10:00:00Z');
  expect(await expireHolds(ledger.dataSource, 10)).toHaveLength(1);
  await expectOutcomes(
    ledger.outcomes(aReversal(sale), aTransfer(payer, merchant, 9n), aTransfer(payer, merchant, 8n)),
    'balance_ceiling posted posted',
  );
  await ledger.change(payer, { ceilingMinor: '300000' });
  await expectOutcomes(ledger.outcomes(aReversal(sale)), 'posted');
  await ledger.close(euros);
  await expectOutcomes(ledger.outcomes(aTransfer(payer, merchant, 4n)), 'posted');
  return ledger;
}

async function expectOutcomes(outcomes: Promise<string[]>, expected: string): Promise<void> {
  expect((await outcomes).join(' ')).toBe(expected);
}
