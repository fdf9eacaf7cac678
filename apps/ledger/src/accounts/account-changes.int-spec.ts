import { randomUUID } from 'node:crypto';
import {
  ACCOUNT_CHANGE_REFUSALS,
  type AccountChangeV1,
  type AccountV1,
  type ChangeAccountV1,
} from '@hanout/contracts';
import { aHold, aPostHold, aTransfer, aVoidHold, TestLedger } from '../testing/test-ledger';
import { AccountsService } from './accounts.service';

let ledger: TestLedger;
let accounts: AccountsService;
beforeAll(async () => {
  ledger = await TestLedger.start();
  accounts = new AccountsService(ledger.dataSource);
});
afterAll(() => ledger.stop());

function aChange(accountId: string, change: Partial<ChangeAccountV1>): ChangeAccountV1 {
  return { changeId: randomUUID(), accountId, reason: 'test', ...change };
}

const change = (accountId: string, what: Partial<ChangeAccountV1>): Promise<AccountChangeV1> =>
  accounts.changeAccount(aChange(accountId, what));

/** `changed`, `repeated`, or the reason of the refusal. */
async function outcome(accountId: string, what: Partial<ChangeAccountV1>): Promise<string> {
  const { outcome: told, reason } = await change(accountId, what);
  return reason ?? told;
}

const read = (accountId: string, page: { limit?: number; afterEventId?: string } = {}): Promise<AccountV1> =>
  accounts.readAccount({ accountId, limit: 100, ...page });

describe('a change', () => {
  it('freezes and thaws: nothing goes in or out meanwhile', async () => {
    const wallet = await ledger.wallet(10n);
    const both = () => [aTransfer(wallet, ledger.source, 1n), aTransfer(ledger.source, wallet, 1n)];
    expect(await outcome(wallet, { status: 'frozen' })).toBe('changed');
    expect(await ledger.outcomes(...both())).toEqual(['account_frozen', 'account_frozen']);
    expect(await outcome(wallet, { status: 'open' })).toBe('changed');
    expect(await ledger.outcomes(...both())).toEqual(['posted', 'posted']);
  });

  it('moves the floor and the ceiling, and leaves what it does not name', async () => {
    const wallet = await ledger.wallet(10n, { ceilingMinor: '100' });
    expect(await outcome(wallet, { floorMinor: '-5' })).toBe('changed');
    expect(await ledger.outcomes(aTransfer(wallet, ledger.source, 15n))).toEqual(['posted']);
    expect(await ledger.outcomes(aTransfer(wallet, ledger.source, 1n))).toEqual(['insufficient_funds']);
    expect(await outcome(wallet, { ceilingMinor: '200', floorMinor: '-10' })).toBe('changed');
    expect(await ledger.outcomes(aTransfer(ledger.source, wallet, 205n))).toEqual(['posted']);
    expect(await outcome(wallet, { status: 'frozen' })).toBe('changed');
    const { account, history } = await read(wallet);
    expect(account).toMatchObject({ status: 'frozen', balance: { minor: '200' } });
    expect(history.at(-1)).toMatchObject({ status: 'frozen', floorMinor: '-10', ceilingMinor: '200' });
  });

  it('may lower the ceiling under the balance, but not raise the floor over what is available', async () => {
    const wallet = await ledger.wallet(100n);
    await ledger.post(aHold(wallet, ledger.source, 30n));
    expect(await outcome(wallet, { ceilingMinor: '1' })).toBe('changed');
    expect(await outcome(wallet, { ceilingMinor: '1000', floorMinor: '71' })).toBe('bounds_invalid');
    expect(await outcome(wallet, { floorMinor: '2' })).toBe('bounds_invalid');
    expect(await outcome(wallet, { ceilingMinor: '1000', floorMinor: '70' })).toBe('changed');
    expect(await outcome(wallet, { ceilingMinor: '69' })).toBe('bounds_invalid');
  });

  it('closes an account for ever, only when it is empty and nothing is held', async () => {
    const wallet = await ledger.wallet(10n);
    expect(await outcome(wallet, { status: 'closed' })).toBe('balance_not_zero');
    const [out, into] = [aHold(wallet, ledger.source, 10n), aHold(ledger.source, wallet, 5n)];
    await ledger.post(out, into, aPostHold(out));
    expect(await ledger.balance(wallet)).toBe(0n);
    expect(await outcome(wallet, { status: 'closed' })).toBe('balance_not_zero');
    await ledger.post(aVoidHold(into));
    await ledger.freeze(wallet);
    expect(await outcome(wallet, { status: 'closed' })).toBe('changed');
    expect(await outcome(wallet, { status: 'open' })).toBe('account_closed');
    expect(await ledger.outcomes(aTransfer(ledger.source, wallet, 1n))).toEqual(['account_closed']);
  });

  it('of a mirror below zero or above keeps it from being closed too', async () => {
    const mirror = await ledger.open({ kind: 'safeguarding_mirror' });
    await ledger.post(aTransfer(mirror, ledger.source, 1n));
    expect(await outcome(mirror, { status: 'closed' })).toBe('balance_not_zero');
  });
});

describe('the same change id', () => {
  it('with the same content is a repeat with the first time, whatever became of the account since', async () => {
    const wallet = await ledger.wallet();
    const asked = aChange(wallet, { status: 'frozen', floorMinor: '-0', ceilingMinor: '0500' });
    const first = await accounts.changeAccount(asked);
    expect(first).toEqual({
      changeId: asked.changeId,
      outcome: 'changed',
      changedAt: expect.stringMatching(/Z$/),
    });
    await ledger.change(wallet, { status: 'closed' });
    const shouted = { ...asked, accountId: wallet.toUpperCase(), floorMinor: '0', ceilingMinor: '500' };
    expect(await accounts.changeAccount(shouted)).toEqual({ ...first, outcome: 'repeated' });
    expect((await read(wallet)).history).toHaveLength(3);
  });

  it('is done once, however many ask for it at once', async () => {
    const asked = aChange(await ledger.wallet(), { ceilingMinor: '500' });
    const all = await Promise.all(Array.from({ length: 20 }, () => accounts.changeAccount(asked)));
    expect(all.filter(({ outcome: told }) => told === 'changed')).toHaveLength(1);
    expect(new Set(all.map(({ changedAt }) => changedAt)).size).toBe(1);
    expect((await read(asked.accountId)).history).toHaveLength(2);
  });

  it('with any other content is refused, and so is one that is the id of an account', async () => {
    const [wallet, other] = [await ledger.wallet(), await ledger.wallet()];
    const asked = aChange(wallet, { status: 'frozen', ceilingMinor: '500' });
    await accounts.changeAccount(asked);
    for (const differing of [
      { status: 'open' as const },
      { status: undefined },
      { ceilingMinor: '501' },
      { ceilingMinor: undefined },
      { floorMinor: '0' },
      { reason: 'other' },
      { accountId: other },
    ]) {
      expect(await accounts.changeAccount({ ...asked, ...differing })).toEqual({
        changeId: asked.changeId,
        outcome: 'refused',
        reason: 'id_reused',
      });
    }
    expect(await outcome(wallet, { changeId: other, status: 'open' })).toBe('id_reused');
  });

  it('takes a null as absent', async () => {
    const asked = aChange(await ledger.wallet(), { status: 'frozen' });
    await accounts.changeAccount(asked);
    const nulls = JSON.parse('{ "floorMinor": null, "ceilingMinor": null }') as object;
    expect(await accounts.changeAccount({ ...asked, ...nulls })).toMatchObject({ outcome: 'repeated' });
  });
});

it('is refused for the reason that is earlier in the list', async () => {
  const [wallet, closed] = [await ledger.wallet(10n), await ledger.wallet()];
  const known = aChange(closed, { status: 'closed' });
  await accounts.changeAccount(known);
  // Each is refused for its reason and, as far as they go together, for all that come later.
  const everything = { status: 'closed' as const, floorMinor: '11' };
  const asked: Record<(typeof ACCOUNT_CHANGE_REFUSALS)[number], ChangeAccountV1> = {
    id_reused: aChange(randomUUID(), { ...everything, changeId: known.changeId }),
    unknown_account: aChange(randomUUID(), everything),
    account_closed: aChange(closed, everything),
    bounds_invalid: aChange(wallet, everything),
    balance_not_zero: aChange(wallet, { status: 'closed' }),
  };
  const told = [];
  for (const one of Object.values(asked)) told.push((await accounts.changeAccount(one)).reason);
  expect(Object.keys(asked)).toEqual(ACCOUNT_CHANGE_REFUSALS);
  expect(told).toEqual(ACCOUNT_CHANGE_REFUSALS);
  expect(await ledger.outcomes(aTransfer(wallet, ledger.source, 10n))).toEqual(['posted']);
});

describe('an account', () => {
  it('is read with its history, oldest first', async () => {
    const wallet = await ledger.wallet(0n, { ceilingMinor: '200' });
    await ledger.change(wallet, { ceilingMinor: '500', reason: 'tier_raised' });
    await ledger.change(wallet, { status: 'frozen', reason: 'phone_stolen' });
    const { account, history, ...rest } = await read(wallet);
    expect(account).toMatchObject({ accountId: wallet, kind: 'customer', status: 'frozen' });
    const event = {
      eventId: expect.stringMatching(/^\d+$/),
      at: expect.stringMatching(/Z$/),
      floorMinor: '0',
    };
    expect(history).toEqual([
      { ...event, event: 'opened', status: 'open', ceilingMinor: '200' },
      { ...event, event: 'changed', status: 'open', ceilingMinor: '500', reason: 'tier_raised' },
      { ...event, event: 'changed', status: 'frozen', ceilingMinor: '500', reason: 'phone_stolen' },
    ]);
    expect(rest).toEqual({});
    expect((await read(ledger.source)).history[0]).not.toHaveProperty('floorMinor');
  });

  it('has its history turned page by page, each event once', async () => {
    const [wallet, other] = [await ledger.wallet(), await ledger.wallet()];
    for (const ceilingMinor of ['1', '2', '3', '4']) {
      await ledger.change(wallet, { ceilingMinor });
      await ledger.change(other, { ceilingMinor: '9' });
    }
    const pages: (string | undefined)[][] = [];
    let afterEventId: string | undefined;
    do {
      const { history, nextAfterEventId } = await read(wallet, { limit: 2, afterEventId });
      pages.push(history.map((event) => event.ceilingMinor));
      // What happens meanwhile comes at the end.
      if (pages.length === 1) await ledger.change(wallet, { ceilingMinor: '5' });
      afterEventId = nextAfterEventId;
    } while (afterEventId);
    expect(pages).toEqual([
      [undefined, '1'],
      ['2', '3'],
      ['4', '5'],
    ]);
    expect(await read(wallet, { afterEventId: '9'.repeat(19) })).toMatchObject({ history: [] });
  });

  it('that nobody opened is unknown', async () => {
    await expect(read(randomUUID())).rejects.toMatchObject({
      code: 'ledger.account_unknown',
      kind: 'not_found',
      field: 'accountId',
    });
  });
});
