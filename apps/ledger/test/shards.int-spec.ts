import { randomUUID } from 'node:crypto';
import {
  changeAccount,
  confirmFacts,
  headPublished,
  openAccounts,
  proveLedger,
  readAccount,
  readBalances,
  readStatement,
  readTransfer,
  type TransferToPostV1,
} from '@hanout/contracts';
import { startService } from '@hanout/service-kit';
import { HeadsService } from '../src/heads/heads.service';
import { Router } from '../src/shards/router';
import { serviceOf } from '../src/service';
import { aTransfer } from '../src/testing/test-ledger';
import { auditor, idAt, NAMES, settle, ShardedLedger } from './sharded-ledger';

/** Two instances of the ledger, asked as one. */
let ledger: ShardedLedger;
beforeAll(async () => {
  ledger = await ShardedLedger.prepare();
  for (const name of NAMES) await ledger.start(name);
  await ledger.openMirrors();
});
afterAll(() => ledger.stopAll());

const ALWAYS = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', limit: 100 };

describe.each(NAMES)('whatever is asked of %s', (name) => {
  let router: Router;
  beforeAll(() => (router = ledger.service(name).get(Router)));

  it('publishes its own head, and hears that it was read', async () => {
    const running = ledger.service(name);
    await running.get(HeadsService).publishHead();
    const rows = () =>
      ledger.query<{ fact_id: string; envelope: string }>(
        name,
        `select fact_id, envelope from outbox where subject = $1`,
        [headPublished.subject],
      );
    const said = await rows();
    const facts = said.map(
      ({ envelope }) => JSON.parse(envelope) as { producer: string; data: { ledger: string } },
    );
    expect(facts.length).toBeGreaterThan(0);
    expect(new Set(facts.map(({ producer, data }) => `${producer} ${data.ledger}`))).toEqual(
      new Set([`ledger-${name} ledger-${name}`]),
    );
    const factIds = said.map(({ fact_id }) => fact_id);
    const confirmed = { reader: 'settlement', factIds };
    expect(await ledger.asks.ask(confirmFacts(`ledger-${name}`), confirmed)).toEqual({
      closed: factIds.length,
    });
    expect(await rows()).toEqual([]);
  });

  it('opens, changes and reads accounts where they lie', async () => {
    const accounts = [idAt('b'), idAt('a'), idAt('b')].map((accountId) => ({
      accountId,
      kind: 'customer' as const,
      currency: 'MAD',
    }));
    const ids = accounts.map(({ accountId }) => accountId);
    const outcomes = async () => (await router.openAccounts({ accounts })).accounts;
    expect(await outcomes()).toEqual(ids.map((accountId) => ({ accountId, outcome: 'opened' })));
    expect(await outcomes()).toEqual(ids.map((accountId) => ({ accountId, outcome: 'repeated' })));
    for (const [index, at] of (['b', 'a', 'b'] as const).entries()) {
      expect(await ledger.has(at, 'select from accounts where account_id = $1', [ids[index]])).toBe(true);
    }
    const { balances } = await router.readBalances({ accountIds: [...ids, randomUUID()] });
    expect(new Set(balances.map(({ accountId }) => accountId))).toEqual(new Set(ids));
    for (const accountId of ids) {
      const change = { changeId: randomUUID(), accountId, status: 'frozen' as const, reason: 'test' };
      expect(await router.changeAccount(change)).toMatchObject({ outcome: 'changed' });
      const { account, history } = await router.readAccount({ accountId, limit: 5 });
      expect([account.status, history.length]).toEqual(['frozen', 2]);
    }
    await expect(router.readAccount({ accountId: idAt('b'), limit: 1 })).rejects.toMatchObject({
      code: 'ledger.account_unknown',
    });
  });

  it('decides a mixed question and answers in its order', async () => {
    const [a, b] = [await ledger.wallet('a', 100n), await ledger.wallet('b', 100n)];
    const [plain, over] = [aTransfer(ledger.mirrors.b, b, 5n), aTransfer(b, a, 1_000n)];
    const [there, back] = [aTransfer(a, b, 60n), aTransfer(b, a, 10n)];
    const transfers = [there, plain, over, back, aTransfer(a, ledger.mirrors.a, 1n), there];
    const { postings } = await router.postTransfers({ transfers });
    expect(postings.map(({ transferId, outcome, reason }) => [transferId, reason ?? outcome])).toEqual([
      [there.transferId, 'posted'],
      [plain.transferId, 'posted'],
      [over.transferId, 'insufficient_funds'],
      [back.transferId, 'posted'],
      [transfers[4]!.transferId, 'posted'],
      [there.transferId, 'repeated'],
    ]);
    expect(await ledger.balances(a, b)).toEqual([49n, 155n]);
    const again = await router.postTransfers({ transfers });
    expect(again.postings.map(({ outcome, postedAt }) => [outcome, postedAt])).toEqual(
      postings.map(({ outcome, postedAt }) => [outcome === 'posted' ? 'repeated' : outcome, postedAt]),
    );
  });

  it.each(NAMES)('settles, reverses and reads what is told by its id alone, at %s', async (at) => {
    const wallet = await ledger.wallet(at, 100n);
    const hold: TransferToPostV1 = { ...aTransfer(wallet, ledger.mirrors[at], 30n), type: 'hold' };
    const post = async (transfer: TransferToPostV1) => {
      const [posting] = (await router.postTransfers({ transfers: [transfer] })).postings;
      return posting!.reason ?? posting!.outcome;
    };
    const [settlement, early] = [settle('post_hold', hold), settle('void_hold', hold)];
    expect(await post(early)).toBe('hold_unknown');
    expect(await post(hold)).toBe('posted');
    expect(await post(settlement)).toBe('posted');
    expect(await post(settlement)).toBe('repeated');
    // Its answer is final, also now that there is a hold elsewhere than where it was first looked for.
    expect(await post(early)).toBe('hold_unknown');
    const reversal = settle('reverse', settlement);
    expect([await post(reversal), await post(reversal), await post(settle('reverse', settlement))]).toEqual([
      'posted',
      'repeated',
      'transfer_reversed',
    ]);
    expect(await ledger.balances(wallet)).toEqual([100n]);
    expect(await router.readTransfer({ transferId: hold.transferId })).toMatchObject({
      type: 'hold',
      holdState: 'posted',
      endedById: settlement.transferId,
    });
    await expect(router.readTransfer({ transferId: randomUUID() })).rejects.toMatchObject({
      code: 'ledger.transfer_unknown',
    });
  });

  it('proves all of it', async () => {
    const proof = await router.proveLedger({ caller: auditor });
    expect(proof.holds).toBe(true);
    expect(proof.totals.find(({ kind }) => kind === 'safeguarding_mirror')).toMatchObject({ accounts: '2' });
    const customer = { ...auditor, roles: ['customer' as const] };
    await expect(router.proveLedger({ caller: customer })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

it('answers every ask over the bus, whoever gets it', async () => {
  const { asks } = ledger;
  for (let round = 0; round < 6; round += 1) {
    const [a, b] = [await ledger.wallet('a', 10n), await ledger.wallet('b')];
    const crossing = aTransfer(a, b, 4n);
    expect(await ledger.outcomes(crossing, aTransfer(b, a, 5n))).toEqual(['posted', 'insufficient_funds']);
    expect(await ledger.balances(a, b)).toEqual([6n, 4n]);
    expect(await asks.ask(readStatement, { accountId: b, ...ALWAYS })).toMatchObject({ lines: [{}] });
    expect(await asks.ask(readAccount, { accountId: b, limit: 1 })).toMatchObject({ history: [{}] });
    expect(await asks.ask(readTransfer, { transferId: crossing.transferId })).toMatchObject({
      outcome: 'posted',
    });
    const thawed = { changeId: randomUUID(), accountId: a, status: 'open' as const, reason: 'test' };
    expect(await asks.ask(changeAccount, thawed)).toMatchObject({ outcome: 'changed' });
    expect(await asks.ask(proveLedger, { caller: auditor })).toMatchObject({ holds: true });
    expect((await asks.ask(readBalances, { accountIds: [a, b] })).balances).toHaveLength(2);
  }
  await expect(asks.ask(openAccounts, { accounts: [] })).rejects.toMatchObject({ field: 'accounts' });
});

it('refuses what cannot cross, with the field', async () => {
  const [a, b] = [await ledger.wallet('a', 10n), await ledger.wallet('b', 10n)];
  const refusal = (field: string) => ({ code: 'ledger.crossing_unsupported', kind: 'refused', field });
  const [fine, hold] = [aTransfer(a, b, 1n), { ...aTransfer(a, b, 1n), type: 'hold' as const }];
  await expect(ledger.post(fine, hold)).rejects.toMatchObject(refusal('transfers.1.legs'));
  const linked = { ...aTransfer(a, ledger.mirrors.a, 1n), isLinked: true };
  await expect(ledger.post(linked, aTransfer(b, ledger.mirrors.b, 1n))).rejects.toMatchObject(
    refusal('transfers.1.legs'),
  );
  expect(await ledger.outcomes(fine)).toEqual(['posted']);
  await expect(ledger.post(settle('reverse', fine))).rejects.toMatchObject(refusal('transfers.0.targetId'));
  // As in one ledger: what is posted was never held.
  expect(await ledger.outcomes(settle('void_hold', fine))).toEqual(['hold_unknown']);
  expect(await ledger.balances(a, b)).toEqual([9n, 11n]);
});

it('does not start as another instance than it is wired for', async () => {
  await expect(startService(serviceOf('a'), ledger.environment('b'))).rejects.toThrow(/wired for a/);
  await expect(startService(serviceOf(), ledger.environment('b'))).rejects.toThrow(
    /wired for the only ledger/,
  );
});
