import { randomUUID } from 'node:crypto';
import { ROLES } from '@hanout/contracts';
import type { LedgerProofV1, Role } from '@hanout/contracts';
import { aHold, aLeg, aTransferOf, TestLedger } from '../testing/test-ledger';
import { startBusyLedger } from '../verification/testing/busy-ledger';
import { ProofService } from './proof.service';

let ledger: TestLedger;
beforeEach(async () => (ledger = await TestLedger.start()));
afterEach(() => ledger.stop());

function prove(role: Role = 'auditor'): Promise<LedgerProofV1> {
  return new ProofService(ledger.dataSource).proveLedger({ kind: 'staff', id: randomUUID(), roles: [role] });
}

/** Two wallets of two networks, a sale between them with its fee, and a hold. */
async function aSale(): Promise<{ payer: string; merchant: string; transferId: string }> {
  const payer = await ledger.wallet(1_000n, { network: 'm2t', ceilingMinor: '20000' });
  const merchant = await ledger.wallet(0n, { kind: 'merchant', network: 'cash-plus' });
  const fees = await ledger.open({ kind: 'fee_income' });
  const sale = aTransferOf([aLeg(payer, merchant, 300n), aLeg(merchant, fees, 2n)]);
  expect(await ledger.outcomes(sale, aHold(payer, merchant, 5n))).toEqual(['posted', 'posted']);
  return { payer, merchant, transferId: sale.transferId };
}

/** What only a superuser with the triggers off can do. */
async function tamper(...statements: string[]): Promise<void> {
  const runner = ledger.dataSource.createQueryRunner();
  await runner.query('set session_replication_role = replica');
  for (const statement of statements) await runner.query(statement);
  await runner.query('set session_replication_role = origin');
  await runner.release();
}

it('holds for an empty ledger', async () => {
  expect(await prove()).toMatchObject({ holds: true, accounts: '1', transfers: '0', entries: '0' });
});

it('adds up everything by currency, kind and network', async () => {
  await aSale();
  expect(await prove()).toEqual({
    holds: true,
    sums: [{ minor: '0', currency: 'MAD' }],
    accounts: '4',
    transfers: '3',
    entries: '6',
    accountsOff: '0',
    accountsOutOfBounds: '0',
    transfersUnbalanced: '0',
    totals: [
      { kind: 'customer', network: 'm2t', accounts: '1', balance: { minor: '700', currency: 'MAD' } },
      { kind: 'fee_income', accounts: '1', balance: { minor: '2', currency: 'MAD' } },
      { kind: 'merchant', network: 'cash-plus', accounts: '1', balance: { minor: '298', currency: 'MAD' } },
      { kind: 'safeguarding_mirror', accounts: '1', balance: { minor: '-1000', currency: 'MAD' } },
    ],
  });
});

it('tells the totals of a currency without reading a transfer again', async () => {
  await aSale();
  const service = new ProofService(ledger.dataSource);
  const { totals } = await prove();
  expect(await service.readTotals('MAD')).toEqual({ totals, readAt: expect.any(String) as string });
  expect((await service.readTotals('EUR')).totals).toEqual([]);
  await tamper('delete from legs');
  expect((await service.readTotals('MAD')).totals).toEqual(totals);
});

it('holds with holds, settlements, reversals and changes, over months', async () => {
  await ledger.stop();
  ledger = await startBusyLedger();
  expect(await prove()).toMatchObject({ holds: true, accounts: '5', transfers: '17', entries: '28' });
});

it('lets an account stay above a ceiling that was lowered under it', async () => {
  const { payer } = await aSale();
  await ledger.change(payer, { ceilingMinor: '5' });
  expect(await prove()).toMatchObject({ holds: true, accountsOutOfBounds: '0' });
});

it.each(ROLES)('is shown to %s only when the role may see it', async (role) => {
  const may = ['auditor', 'finance', 'administrator', 'programme_officer'].includes(role);
  if (may) expect(await prove(role)).toMatchObject({ holds: true });
  else await expect(prove(role)).rejects.toMatchObject({ kind: 'forbidden' });
});

describe('finds', () => {
  type Sale = Awaited<ReturnType<typeof aSale>>;
  const legOf = ({ transferId }: Sale) => `transfer_id = '${transferId}' and leg_no = 1`;

  it.each<[string, (sale: Sale) => string[], Partial<LedgerProofV1>]>([
    [
      'a balance that was raised',
      ({ payer }) => [
        `update accounts set credits_posted_minor = credits_posted_minor + 1 where account_id = '${payer}'`,
      ],
      { accountsOff: '1', sums: [{ minor: '1', currency: 'MAD' }] },
    ],
    [
      'two balances that were changed so that the sum is still zero',
      ({ payer, merchant }) => [
        `update accounts set credits_posted_minor = credits_posted_minor + 1 where account_id = '${payer}'`,
        `update accounts set debits_posted_minor = debits_posted_minor + 1 where account_id = '${merchant}'`,
      ],
      { accountsOff: '2', sums: [{ minor: '0', currency: 'MAD' }] },
    ],
    [
      'an amount that was changed',
      (sale) => [`update legs set amount_minor = 299 where ${legOf(sale)}`],
      { accountsOff: '2', transfersUnbalanced: '0', sums: [{ minor: '0', currency: 'MAD' }] },
    ],
    [
      'a balance after that was changed',
      (sale) => [`update legs set credit_after_minor = 1 where ${legOf(sale)}`],
      { accountsOff: '1', transfersUnbalanced: '0' },
    ],
    [
      'a leg that was removed',
      (sale) => [`delete from legs where ${legOf(sale)}`],
      { accountsOff: '2', transfersUnbalanced: '1' },
    ],
    [
      'a decision that was removed without its legs',
      ({ transferId }) => [`delete from decisions where transfer_id = '${transferId}'`],
      { accountsOff: '0', transfersUnbalanced: '1' },
    ],
    [
      'a refusal that was made of a transfer',
      ({ transferId }) => [
        `update decisions set reason = 'unknown_account' where transfer_id = '${transferId}'`,
      ],
      { accountsOff: '0', transfersUnbalanced: '1' },
    ],
    [
      'an account that was removed without its legs',
      ({ merchant }) => [`delete from accounts where account_id = '${merchant}'`],
      { accountsOff: '1', transfersUnbalanced: '1' },
    ],
    [
      'what is held without a hold',
      ({ payer }) => [`update accounts set debits_pending_minor = 1 where account_id = '${payer}'`],
      { accountsOff: '1', accountsOutOfBounds: '0' },
    ],
    [
      'a hold that was forgotten',
      () => [`delete from holds`],
      { accountsOff: '2', transfersUnbalanced: '1' },
    ],
    [
      'an account above its ceiling',
      ({ payer }) => [`update accounts set ceiling_minor = 699 where account_id = '${payer}'`],
      { accountsOff: '0', accountsOutOfBounds: '1' },
    ],
  ])('%s', async (_name, statements, expected) => {
    await tamper(...statements(await aSale()));
    expect(await prove()).toMatchObject({ holds: false, ...expected });
  });
});
