import {
  aHold,
  aHoldOf,
  aLeg,
  aPostHold,
  aTransfer,
  aTransferOf,
  aVoidHold,
  TestLedger,
} from '../testing/test-ledger';

let ledger: TestLedger;
beforeAll(async () => (ledger = await TestLedger.start()));
afterEach(async () => expect(await ledger.heldInAll()).toBe(0n));
afterAll(() => ledger.stop());

async function aPair(): Promise<{ payer: string; payee: string }> {
  return { payer: await ledger.wallet(100n), payee: await ledger.wallet() };
}

async function stateOf({ transferId }: { transferId: string }): Promise<string> {
  const [row] = await ledger.dataSource.query<{ state: string }[]>(
    'select state from holds where transfer_id = $1',
    [transferId],
  );
  return row!.state;
}

describe('a hold', () => {
  it('keeps money aside: less is available, the balance stays, nothing is on the statement', async () => {
    const { payer, payee } = await aPair();
    const hold = aHold(payer, payee, 60n);
    expect(await ledger.outcomes(hold)).toEqual(['posted']);
    expect(await ledger.balances(payer, payee)).toEqual([100n, 0n]);
    expect([await ledger.available(payer), await ledger.available(payee)]).toEqual([40n, 0n]);
    expect([await ledger.held(payer), await ledger.held(payee)]).toEqual([
      { out: 60n, in: 0n },
      { out: 0n, in: 60n },
    ]);
    expect(await ledger.count('legs', hold.transferId)).toBe(0);
    await ledger.post(aVoidHold(hold));
  });

  it('cannot be spent, neither by a transfer nor by another hold, and what is held to come in is not there yet', async () => {
    const { payer, payee } = await aPair();
    const hold = aHold(payer, payee, 60n);
    expect(
      await ledger.outcomes(
        hold,
        aTransfer(payer, payee, 41n),
        aHold(payer, payee, 41n),
        aTransfer(payee, payer, 1n),
        aHold(payee, payer, 1n),
        aTransfer(payer, payee, 40n),
        aHold(payer, payee, 1n),
      ),
    ).toEqual([
      'posted',
      'insufficient_funds',
      'insufficient_funds',
      'insufficient_funds',
      'insufficient_funds',
      'posted',
      'insufficient_funds',
    ]);
    expect(await ledger.outcomes(aPostHold(hold))).toEqual(['posted']);
    expect(await ledger.balances(payer, payee)).toEqual([0n, 100n]);
  });

  it('takes its room below the ceiling of who is to get it', async () => {
    const { payer } = await aPair();
    const capped = await ledger.wallet(0n, { ceilingMinor: '100' });
    const hold = aHold(payer, capped, 70n);
    expect(
      await ledger.outcomes(
        hold,
        aTransfer(ledger.source, capped, 31n),
        aHold(ledger.source, capped, 31n),
        aTransfer(ledger.source, capped, 30n),
      ),
    ).toEqual(['posted', 'balance_ceiling', 'balance_ceiling', 'posted']);
    expect(await ledger.outcomes(aPostHold(hold))).toEqual(['posted']);
    expect(await ledger.balance(capped)).toBe(100n);
  });

  it('can be settled as it was placed, also after the ceiling was lowered', async () => {
    const { payer } = await aPair();
    const capped = await ledger.wallet(0n, { ceilingMinor: '100' });
    const hold = aHold(payer, capped, 70n);
    await ledger.post(hold);
    await ledger.change(capped, { ceilingMinor: '10' });
    expect(await ledger.outcomes(aPostHold(hold))).toEqual(['posted']);
    expect(await ledger.balance(capped)).toBe(70n);
  });

  it('under a known id is a repeat, with other content or as another type it is refused', async () => {
    const { payer, payee } = await aPair();
    const hold = aHold(payer, payee, 10n, 3_600);
    const [first] = await ledger.post(hold);
    expect(await ledger.post(hold)).toEqual([{ ...first, outcome: 'repeated' }]);
    expect(
      await ledger.outcomes(
        { ...hold, expiresInSeconds: 3_601 },
        { ...hold, expiresInSeconds: undefined },
        aTransfer(payer, payee, 10n, hold.transferId),
      ),
    ).toEqual(['id_reused', 'id_reused', 'id_reused']);
    expect(await ledger.held(payer)).toEqual({ out: 10n, in: 0n });
    expect(await ledger.outcomes(aVoidHold(hold), hold)).toEqual(['posted', 'repeated']);
  });
});

describe('posting a hold', () => {
  /** 50 to the shop, 5 as a fee, 3 as another: two legs of it between the same accounts. */
  async function aSale() {
    const { payer, payee } = await aPair();
    const fees = await ledger.open({ kind: 'fee_income' });
    const legs = [aLeg(payer, payee, 50n), aLeg(payer, fees, 5n), aLeg(payer, fees, 3n)] as const;
    const hold = aHoldOf([...legs]);
    await ledger.post(hold);
    return { payer, payee, fees, legs, hold, accounts: [payer, payee, fees] };
  }

  it('moves all that it held', async () => {
    const { hold, accounts, payer } = await aSale();
    const settlement = aPostHold(hold);
    expect(await ledger.outcomes(settlement)).toEqual(['posted']);
    expect(await ledger.balances(...accounts)).toEqual([42n, 50n, 8n]);
    expect(await ledger.available(payer)).toBe(42n);
    expect(await stateOf(hold)).toBe('posted');
    const [moved] = await ledger.dataSource.query<object[]>(
      'select array_agg(amount_minor order by leg_no) as amounts, array_agg(leg_no order by no) as legs from legs where transfer_id = $1',
      [settlement.transferId],
    );
    expect(moved).toEqual({ amounts: ['50', '5', '3'], legs: [1, 2, 3] });
  });

  it.each<[string, (bigint | undefined)[], bigint[]]>([
    ['all legs in full', [50n, 5n, 3n], [42n, 50n, 8n]],
    ['a part of every leg', [20n, 2n, 1n], [77n, 20n, 3n]],
    ['one leg in full and one in part', [50n, 1n], [49n, 50n, 1n]],
    ['the first leg alone', [30n], [70n, 30n, 0n]],
    ['the last leg alone', [undefined, undefined, 3n], [97n, 0n, 3n]],
    ['two legs that are the same but for the amount', [undefined, 1n, 3n], [96n, 0n, 4n]],
  ])('in part moves %s and sets the rest free', async (_name, amounts, balances) => {
    const { hold, legs, accounts, payer, payee } = await aSale();
    const asked = amounts.flatMap((minor, index) =>
      minor === undefined ? [] : [{ ...legs[index]!, amount: { minor: `${minor}`, currency: 'MAD' } }],
    );
    expect(await ledger.outcomes(aPostHold(hold, asked))).toEqual(['posted']);
    expect(await ledger.balances(...accounts)).toEqual(balances);
    expect(await ledger.available(payer)).toBe(balances[0]);
    expect(await ledger.held(payee)).toEqual({ out: 0n, in: 0n });
  });

  it('for more than was held is refused: amounts, accounts, direction, order, one leg twice', async () => {
    const { hold, legs, payer, payee, fees, accounts } = await aSale();
    const [toShop, toFees] = legs;
    const refused = [
      [aLeg(payer, payee, 51n)],
      [toShop, aLeg(payer, fees, 6n)],
      [aLeg(payer, ledger.source, 1n)],
      [aLeg(ledger.source, payee, 1n)],
      [aLeg(payee, payer, 1n)],
      [toFees, toShop],
      [aLeg(payer, payee, 25n), aLeg(payer, payee, 25n)],
      [toShop, toFees, toFees],
      [...legs, aLeg(payer, fees, 1n)],
    ].map((asked) => aPostHold(hold, asked));
    expect(new Set(await ledger.outcomes(...refused))).toEqual(new Set(['hold_exceeded']));
    expect(await stateOf(hold)).toBe('held');
    expect(await ledger.balances(...accounts)).toEqual([100n, 0n, 0n]);
    expect(await ledger.outcomes(aPostHold(hold))).toEqual(['posted']);
  });

  it('needs the money of nobody else: what was held may be posted from an account at its floor', async () => {
    const { payer, payee } = await aPair();
    const hold = aHold(payer, payee, 60n);
    await ledger.post(hold, aTransfer(payer, ledger.source, 40n));
    expect(await ledger.outcomes(aPostHold(hold))).toEqual(['posted']);
    expect(await ledger.balances(payer, payee)).toEqual([0n, 60n]);
  });
});

describe('voiding a hold', () => {
  it('sets all of it free and moves nothing', async () => {
    const { payer, payee } = await aPair();
    const hold = aHold(payer, payee, 100n);
    const end = aVoidHold(hold);
    expect(await ledger.outcomes(hold, end, aTransfer(payer, payee, 100n))).toEqual(Array(3).fill('posted'));
    expect(await ledger.count('legs', end.transferId)).toBe(0);
    expect(await stateOf(hold)).toBe('voided');
  });
});

describe('settling', () => {
  it('is done once: again under the same id is a repeat, under another it is refused', async () => {
    const { payer, payee } = await aPair();
    const holds = [aHold(payer, payee, 10n), aHold(payer, payee, 10n)] as const;
    await ledger.post(...holds);
    const [posted, voided] = [aPostHold(holds[0]), aVoidHold(holds[1])];
    expect(await ledger.outcomes(posted, voided, posted, voided)).toEqual([
      'posted',
      'posted',
      'repeated',
      'repeated',
    ]);
    expect(await ledger.outcomes(posted, voided)).toEqual(['repeated', 'repeated']);
    const others = holds.flatMap((hold) => [aPostHold(hold), aVoidHold(hold), aPostHold(hold, hold.legs)]);
    expect(await ledger.outcomes(...others)).toEqual(Array(6).fill('hold_settled'));
    expect(await ledger.outcomes({ ...posted, targetId: holds[1].transferId })).toEqual(['id_reused']);
    expect(await ledger.balances(payer, payee)).toEqual([90n, 10n]);
  });

  it('is refused for what is no hold: nothing, a transfer, a settlement, a refused hold, itself', async () => {
    const { payer, payee } = await aPair();
    const [transfer, hold, refused] = [
      aTransfer(payer, payee, 1n),
      aHold(payer, payee, 1n),
      aHold(payee, payer, 1_000n),
    ];
    const settlement = aPostHold(hold);
    const itself = aVoidHold(hold);
    expect(await ledger.outcomes(transfer, hold, refused, settlement)).toEqual([
      'posted',
      'posted',
      'insufficient_funds',
      'posted',
    ]);
    const targets = [aTransferOf([]), transfer, settlement, refused];
    const settlements = targets.flatMap((target) => [aPostHold(target), aVoidHold(target)]);
    expect(await ledger.outcomes(...settlements, { ...itself, targetId: itself.transferId })).toEqual(
      Array(9).fill('hold_unknown'),
    );
  });

  it('within the batch of the hold finds it when it comes after it only', async () => {
    const { payer, payee } = await aPair();
    const holds = [40n, 50n, 10n].map((minor) => aHold(payer, payee, minor));
    const early = aPostHold(holds[0]!);
    expect(
      await ledger.outcomes(
        early,
        ...holds,
        aTransfer(payer, payee, 1n),
        aPostHold(holds[0]!, [aLeg(payer, payee, 30n)]),
        aVoidHold(holds[0]!),
        aVoidHold(holds[1]!),
        aPostHold(holds[2]!),
        aTransfer(payer, payee, 60n),
        early,
      ),
    ).toEqual([
      'hold_unknown',
      'posted',
      'posted',
      'posted',
      'insufficient_funds',
      'posted',
      'hold_settled',
      'posted',
      'posted',
      'posted',
      'hold_unknown',
    ]);
    expect(await ledger.balances(payer, payee)).toEqual([0n, 100n]);
  });

  it('is done also when an account was frozen meanwhile, while new holds and transfers are refused', async () => {
    const { payer, payee } = await aPair();
    const [first, second, third] = [10n, 20n, 30n].map((minor) => aHold(payer, payee, minor));
    await ledger.post(first!, second!, third!);
    await ledger.freeze(payer);
    await ledger.freeze(payee);
    expect(
      await ledger.outcomes(
        aHold(payer, ledger.source, 1n),
        aHold(ledger.source, payee, 1n),
        aTransfer(payer, payee, 1n),
        aPostHold(first!),
        aPostHold(second!, [aLeg(payer, payee, 5n)]),
        aVoidHold(third!),
      ),
    ).toEqual(['account_frozen', 'account_frozen', 'account_frozen', 'posted', 'posted', 'posted']);
    expect(await ledger.balances(payer, payee)).toEqual([85n, 15n]);
  });
});
