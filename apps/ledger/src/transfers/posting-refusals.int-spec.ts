import { randomUUID } from 'node:crypto';
import {
  POSTING_REFUSALS,
  type LegV1,
  type PostingRefusal,
  type TransferToPostV1,
  type TransferType,
} from '@hanout/contracts';
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
  outcomeOf,
  TestLedger,
} from '../testing/test-ledger';

let ledger: TestLedger;
let faults: Record<'frozen' | 'closed' | 'euros', string>;
let holds: Record<'held' | 'voided' | 'expired', TransferToPostV1>;
beforeAll(async () => {
  ledger = await TestLedger.start();
  const frozen = await ledger.wallet(100n);
  const closed = await ledger.open();
  faults = { frozen, closed, euros: await ledger.open({ currency: 'EUR' }) };
  await ledger.freeze(frozen);
  await ledger.close(closed);
  const wallet = await ledger.wallet();
  const hold = (seconds?: number) => aHold(ledger.source, wallet, 10n, seconds);
  holds = { held: hold(), voided: hold(), expired: hold(3_600) };
  await ledger.post(holds.held, holds.voided, holds.expired, aVoidHold(holds.voided));
  await ledger.setTime(new Date(Date.now() + 3_600_000));
});
afterAll(() => ledger.stop());

type Faults = readonly PostingRefusal[];

/** A leg that has this fault and no other. */
async function faultyLeg(reason: PostingRefusal): Promise<LegV1> {
  switch (reason) {
    case 'amount_invalid':
      return aLeg(ledger.source, await ledger.wallet(), 0n);
    case 'unknown_account':
      return aLeg(ledger.source, randomUUID(), 1n);
    case 'currency_mismatch':
      return aLeg(ledger.source, faults.euros, 1n);
    case 'same_account':
      return aLeg(ledger.source, ledger.source, 1n);
    case 'hold_exceeded':
      return aLeg(ledger.source, await ledger.wallet(), 1n);
    case 'account_closed':
      return aLeg(ledger.source, faults.closed, 1n);
    case 'account_frozen':
      return aLeg(faults.frozen, ledger.source, 1n);
    case 'insufficient_funds':
      return aLeg(await ledger.wallet(), ledger.source, 1n);
    case 'balance_ceiling':
      return aLeg(ledger.source, await ledger.wallet(0n, { ceilingMinor: '0' }), 1n);
    default:
      throw new Error(`no leg can have ${reason}`);
  }
}

async function faultyLegs(reasons: Faults): Promise<LegV1[]> {
  const ofLegs = [...legReasons, 'hold_exceeded', ...boundReasons];
  return Promise.all(reasons.filter((reason) => ofLegs.includes(reason)).map(faultyLeg));
}

function holdWith(reasons: Faults): TransferToPostV1 {
  if (reasons.includes('hold_unknown')) return aTransferOf([]);
  if (reasons.includes('hold_settled')) return holds.voided;
  return reasons.includes('hold_expired') ? holds.expired : holds.held;
}

/** A transfer that was posted, with a leg for each fault, by which one of its accounts has come since. */
async function originalWith(reasons: Faults): Promise<TransferToPostV1> {
  const ofAccounts = reasons.filter((reason) => boundReasons.includes(reason));
  const sides = await Promise.all(
    ofAccounts.map(async (fault) => ({
      fault,
      payer: await ledger.wallet(1n),
      payee: await ledger.wallet(),
    })),
  );
  const legs = sides.map(({ payer, payee }) => aLeg(payer, payee, 1n));
  const original = aTransferOf([...legs, aLeg(ledger.source, await ledger.open(), 1n)]);
  const reversal = aReversal(original);
  const isReversed = ofAccounts.length < reasons.length;
  await ledger.post(original, ...(isReversed ? [reversal] : []));
  for (const { fault, payer, payee } of sides) {
    if (fault === 'balance_ceiling') await ledger.change(payer, { ceilingMinor: '0' });
    else if (fault === 'account_frozen') await ledger.freeze(payee);
    else if (!isReversed) await ledger.post(aTransfer(payee, ledger.source, 1n));
    if (fault === 'account_closed') await ledger.close(payee);
  }
  // A reversal has the same legs, and is itself never reversed.
  return reasons.includes('transfer_unknown') ? reversal : original;
}

const legReasons: Faults = ['amount_invalid', 'unknown_account', 'currency_mismatch', 'same_account'];
const holdReasons: Faults = ['hold_unknown', 'hold_settled', 'hold_expired'];
const boundReasons: Faults = ['account_closed', 'account_frozen', 'insufficient_funds', 'balance_ceiling'];

/** For each type, why it can be refused, and how to make one that has these reasons all at once. */
const types: Record<TransferType, { reasons: Faults; make: (reasons: Faults) => Promise<TransferToPostV1> }> =
  {
    post: {
      reasons: [...legReasons, ...boundReasons],
      make: async (reasons) => aTransferOf(await faultyLegs(reasons)),
    },
    hold: {
      reasons: [...legReasons, ...boundReasons],
      make: async (reasons) => aHoldOf(await faultyLegs(reasons)),
    },
    post_hold: {
      reasons: [...legReasons, ...holdReasons, 'hold_exceeded', 'account_closed', 'account_frozen'],
      make: async (reasons) => aPostHold(holdWith(reasons), await faultyLegs(reasons)),
    },
    void_hold: { reasons: holdReasons, make: async (reasons) => aVoidHold(holdWith(reasons)) },
    reverse: {
      reasons: ['transfer_unknown', 'transfer_reversed', ...boundReasons],
      make: async (reasons) => aReversal(await originalWith(reasons)),
    },
  };

/** A hold has one state, and so has a transfer. */
function areExclusive(one: PostingRefusal, other: PostingRefusal): boolean {
  return [one, other].every((reason) => /^(hold|transfer)_/.test(reason));
}

/** What a transfer with this fault cannot but have: an account outside the hold, whatever its status, is no part of it. */
function faultsOf(reason: PostingRefusal, type: TransferType): Faults {
  return type === 'post_hold' && reason.startsWith('account_') ? ['hold_exceeded', reason] : [reason];
}

it('are the same list in the database', async () => {
  const [row] = await ledger.dataSource.query<object[]>('select posting_refusals() as refusals');
  expect(row).toEqual({ refusals: POSTING_REFUSALS });
});

describe.each(Object.keys(types) as TransferType[])('a %s that is refused', (type) => {
  const { reasons, make } = types[type];
  const rank = (reason: PostingRefusal) => POSTING_REFUSALS.indexOf(reason);
  const first = (of: Faults) => of.reduce((one, other) => (rank(one) < rank(other) ? one : other));
  const pairs = reasons.flatMap((one, index) =>
    reasons
      .slice(index + 1)
      .filter((other) => !areExclusive(one, other))
      .map((other) => [one, other] as const),
  );

  it.each(reasons)('for %s says so', async (reason) => {
    const made = faultsOf(reason, type);
    expect(await ledger.outcomes(await make(made))).toEqual([first(made)]);
  });

  it('for any two reasons says the one that is earlier in the list', async () => {
    for (const pair of pairs) {
      const made = [...new Set(pair.flatMap((reason) => faultsOf(reason, type)))];
      const transfer = await make(made);
      const backwards = { ...transfer, transferId: randomUUID(), legs: transfer.legs.toReversed() };
      const told = await ledger.outcomes(transfer, backwards);
      expect({ pair, told }).toEqual({ pair, told: [first(made), first(made)] });
    }
  });

  it.each(reasons)('for %s says rather that its id is taken by another', async (reason) => {
    const known = { ...aTransfer(ledger.source, await ledger.wallet(), 1n), kind: 'grant' };
    await ledger.post(known);
    const transfer = { ...(await make([reason])), transferId: known.transferId };
    expect(await ledger.outcomes(transfer)).toEqual(['id_reused']);
  });

  it.each(reasons)('for %s says so rather than that it is linked with another', async (reason) => {
    const failing = () => aTransfer(ledger.source, faults.frozen, 1n);
    const made = faultsOf(reason, type);
    const transfer = await make(made);
    const again = { ...transfer, transferId: randomUUID() };
    const before = await ledger.outcomes(...linked(transfer, failing()));
    expect(before).toEqual([first(made), 'account_frozen']);
    // Nobody can say what balances would be after a transfer that was not done.
    const isJudged = !['insufficient_funds', 'balance_ceiling'].includes(reason);
    const after = await ledger.outcomes(...linked(failing(), again));
    expect(after).toEqual(['account_frozen', isJudged ? first(made) : 'linked_refused']);
  });
});

it('hold for either side of a leg', async () => {
  const [euros, others] = [faults.euros, await ledger.open({ currency: 'EUR' })];
  const dirhams = await ledger.open();
  expect(
    await ledger.outcomes(
      aTransfer(randomUUID(), ledger.source, 1n),
      aTransfer(euros, dirhams, 1n),
      aTransferOf([aLeg(euros, dirhams, 1n, 'EUR')]),
      aTransferOf([aLeg(ledger.source, dirhams, 1n), aLeg(euros, others, 1n, 'EUR')]),
      aTransfer(ledger.source, faults.frozen, 1n),
      aTransfer(faults.closed, ledger.source, 1n),
    ),
  ).toEqual([
    'unknown_account',
    'currency_mismatch',
    'currency_mismatch',
    'currency_mismatch',
    'account_frozen',
    'account_closed',
  ]);
});

it('come for amounts that no asker can send: none, and less than none', async () => {
  const wallet = await ledger.wallet(10n);
  const nothing = aTransfer(ledger.source, wallet, 0n);
  const less = aTransferOf([aLeg(wallet, ledger.source, 5n), aLeg(wallet, ledger.source, -5n)]);
  expect((await ledger.post(nothing, less)).map(outcomeOf)).toEqual(['amount_invalid', 'amount_invalid']);
  expect(await ledger.balance(wallet)).toBe(10n);
});

describe('totals that would no longer fit', () => {
  const most = 999_999_999_999_999_999n;

  it('are refused without failing the neighbours', async () => {
    const [a, b] = [await ledger.open(), await ledger.open()];
    const outcomes = await ledger.outcomes(
      ...Array.from({ length: 20 }, () => aTransfer(a, b, most)),
      aTransferOf(Array.from({ length: 16 }, () => aLeg(b, ledger.source, most))),
      aTransfer(ledger.source, await ledger.wallet(), 1n),
    );
    expect(outcomes.filter((outcome) => outcome === 'posted')).toHaveLength(10);
    expect(outcomes.slice(9)).toEqual([...Array(12).fill('balance_ceiling'), 'posted']);
    expect(await ledger.balance(b)).toBe(9n * most);
  });

  it('never keep a hold from being posted: what was held is counted already', async () => {
    const [a, b] = [await ledger.open(), await ledger.open()];
    const hold = aHoldOf([aLeg(a, b, 1n), aLeg(a, b, 2n)]);
    const fill = Array.from({ length: 12 }, () => aTransfer(a, b, most));
    expect(await ledger.outcomes(hold, ...fill)).toEqual(
      expect.arrayContaining(['posted', 'balance_ceiling']),
    );
    expect(await ledger.outcomes(aPostHold(hold))).toEqual(['posted']);
  });
});
