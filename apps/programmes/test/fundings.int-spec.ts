import { systemAccountId, recordFunding } from '@hanout/contracts';
import { NoAnswer } from '@hanout/messaging';
import { waitFor } from '@hanout/testing';
import { ProgrammesWorld } from './programmes-world';

const fund = systemAccountId('programme-fund:tayssir');

describe('a deposit', () => {
  let world: ProgrammesWorld;
  beforeEach(async () => (world = await ProgrammesWorld.open()));
  afterEach(() => world.close());

  it('counts once, however often and however many at once record it', async () => {
    expect(await world.fund(500_00, 'VIR-2021-001')).toEqual({
      repeated: false,
      bankReference: 'VIR-2021-001',
      amount: { minor: '50000', currency: 'MAD' },
    });
    const again = await Promise.all([1, 2, 3].map(() => world.fund(500_00, 'VIR-2021-001')));
    expect(again.every(({ repeated }) => repeated)).toBe(true);
    await Promise.all([1, 2, 3].map(() => world.fund(7_00, 'VIR-2021-002')));
    expect(world.ledger.balanceOf(fund)).toBe(50_700n);
    expect(world.ledger.balanceOf(systemAccountId('safeguarding:MAD'))).toBe(-50_700n);
  });

  it('with a known reference and another amount is refused', async () => {
    await world.fund(500_00, 'VIR-2021-001');
    await expect(world.fund(400_00, 'VIR-2021-001')).rejects.toMatchObject({
      code: 'programmes.bank_reference_reused',
    });
    expect(world.ledger.balanceOf(fund)).toBe(50_000n);
  });

  it('whose posting was not answered is asked for again by itself, and counts once', async () => {
    let questions = 0;
    world.ledger.mood = { afterPosting: () => ((questions += 1) === 1 ? 'lost' : 'told') };
    await expect(world.fund(500_00, 'VIR-2021-001')).rejects.toBeInstanceOf(NoAnswer);
    await waitFor(async () => (await world.count('fundings where posted_at is not null')) === 1);
    expect(world.ledger.balanceOf(fund)).toBe(50_000n);
    expect((await world.fund(500_00, 'VIR-2021-001')).repeated).toBe(true);
    expect(world.ledger.balanceOf(fund)).toBe(50_000n);
  });

  it('the ledger refuses says why, and may be recorded again', async () => {
    world.ledger.mood = { refuse: () => 'account_frozen' };
    await expect(world.fund(500_00, 'VIR-2021-001')).rejects.toMatchObject({
      code: 'programmes.funding_refused',
      params: { reason: 'account_frozen' },
    });
    world.ledger.mood = {};
    const again = await Promise.all([1, 2, 3].map(() => world.fund(500_00, 'VIR-2021-001')));
    expect(again.every(({ repeated }) => repeated)).toBe(true);
    expect(world.ledger.balanceOf(fund)).toBe(50_000n);
    // The no is final for the transfer it was said of; the deposit was posted under another id.
    expect([world.ledger.posted.size, world.ledger.refused.size]).toEqual([1, 1]);
    expect(await world.count('fundings where attempt = 1 and posted_at is not null')).toBe(1);
  });

  it('recorded again after a refusal and not answered is asked for again by itself, and counts once', async () => {
    world.ledger.mood = { refuse: () => 'account_frozen' };
    await expect(world.fund(500_00, 'VIR-2021-001')).rejects.toMatchObject({
      code: 'programmes.funding_refused',
    });
    // All of them: the service asks again by itself meanwhile.
    let isLost = true;
    world.ledger.mood = { afterPosting: () => (isLost ? 'lost' : 'told') };
    await expect(world.fund(500_00, 'VIR-2021-001')).rejects.toBeInstanceOf(NoAnswer);
    isLost = false;
    await waitFor(async () => (await world.count('fundings where posted_at is not null')) === 1);
    expect(world.ledger.balanceOf(fund)).toBe(50_000n);
  });

  it('whose id the ledger knows with other content is not tried under another one', async () => {
    world.ledger.mood = { refuse: () => 'id_reused' };
    for (let times = 0; times < 2; times += 1)
      await expect(world.fund(500_00, 'VIR-2021-001')).rejects.toMatchObject({
        code: 'programmes.funding_refused',
        params: { reason: 'id_reused' },
      });
    expect(await world.count('fundings where attempt = 0')).toBe(1);
    expect(world.ledger.balanceOf(fund)).toBe(0n);
  });

  it('is recorded by finance, in dirhams, for a programme there is', async () => {
    const body = { bankReference: 'VIR-1', amount: { minor: '1', currency: 'MAD' } };
    const record = (change: object) =>
      world.asks.ask(recordFunding, { caller: world.finance, programme: 'tayssir', body, ...change });
    await expect(record({ caller: world.officer })).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(record({ programme: 'other' })).rejects.toMatchObject({
      code: 'programmes.unknown_programme',
    });
    await expect(
      record({ body: { ...body, amount: { minor: '1', currency: 'EUR' } } }),
    ).rejects.toMatchObject({
      code: 'programmes.currency_not_supported',
    });
    expect(await world.count('fundings')).toBe(0);
  });
});
