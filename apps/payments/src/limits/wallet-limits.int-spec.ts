import { randomUUID } from 'node:crypto';
import { addDays, businessDayOf } from '@hanout/calendar';
import {
  approveWalletLimits,
  createPayment,
  peopleRegistered,
  proposeWalletLimits,
  readWalletLimits,
  rejectWalletLimits,
  type CallerV1,
  type WalletLimitsBodyV1,
  type WalletLimitsDecisionV1,
} from '@hanout/contracts';
import { BULK_SCHEDULES, BulkDesk, csvFile } from '../../test/bulk-desk';
import { crashAt } from '../../test/crash-at';
import { mad, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;

beforeAll(async () => {
  stage = await Stage.set({ LANES: '4', GROUP_MAX: '7' });
  await stage.publishSchedule();
  for (const schedule of BULK_SCHEDULES) await stage.publishSchedule(schedule);
  await stage.query(`update payment_rules set rules = rules || '{"proofAboveMinor": {}}'`);
});
beforeEach(async () => {
  [shop, payer] = [await stage.aMerchant(), await stage.aCustomer(10_000_000n)];
});
afterAll(() => stage?.strike());

const staff = (...roles: CallerV1['roles']): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles });
const [maker, checker] = [staff('finance'), staff('compliance')];
const today = (): string => businessDayOf(new Date());
const walletOf = ({ person }: Actor): string => person.walletId;
/** Per operation 4,000.00 (by tier 2,000.00), 10,000.00 a day (by tier 5,000.00). */
const LIMITS = { perOperation: mad(400_000), daily: mad(1_000_000), monthly: mad(5_000_000) };
const propose = (
  given: Partial<WalletLimitsBodyV1> = {},
  { caller = maker, walletId = walletOf(payer) }: { caller?: CallerV1; walletId?: string } = {},
): Promise<WalletLimitsDecisionV1> => {
  const decisionId = randomUUID();
  const body = { decisionId, effectiveFrom: today(), limits: LIMITS, source: 'Contract 114', ...given };
  return stage.asks.ask(proposeWalletLimits, { caller, walletId, body });
};
const approve = ({ decisionId, contentHash }: WalletLimitsDecisionV1, caller = checker) =>
  stage.asks.ask(approveWalletLimits, {
    caller,
    decisionId,
    body: { contentHash, reason: 'Contract seen' },
  });
const decide = async (...given: Parameters<typeof propose>) => approve(await propose(...given));
const read = (walletId = walletOf(payer)) => stage.asks.ask(readWalletLimits, { caller: checker, walletId });
const pay = (minor: number) =>
  stage.asks.ask(createPayment, {
    caller: payer.caller,
    idempotencyKey: randomUUID(),
    body: { merchantCode: shop.code, amount: mad(minor) },
  });
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string; field?: string }) =>
      [error.code, error.field].filter((part) => part !== undefined).join(' '),
  );
const usedOf = async (actor: Actor) =>
  (
    await stage.query<{ day_minor: string }>(
      `select day_minor from limits_in_use where wallet_id = $1 and scope = 'all'`,
      [walletOf(actor)],
    )
  )[0]?.day_minor;

describe('limits of a wallet', () => {
  it('hold instead of its tier’s once two people want them, also for a hundred payments at once', async () => {
    expect(await codeOf(pay(300_000))).toBe('payments.operation_limit amount.minor');
    const asked = await propose();
    expect(asked).toMatchObject({ state: 'proposed', proposedBy: maker.id });
    expect(await codeOf(pay(300_000))).toBe('payments.operation_limit amount.minor');
    expect(await approve(asked)).toMatchObject({ state: 'approved', decidedBy: checker.id });
    expect(await codeOf(pay(400_001))).toBe('payments.operation_limit amount.minor');
    const codes = await Promise.all(Array.from({ length: 100 }, () => codeOf(pay(30_000))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(33);
    expect(codes.filter((code) => code === 'payments.daily_limit amount.minor')).toHaveLength(67);
    expect(await usedOf(payer)).toBe('990000');
    expect(await codeOf(pay(10_001))).toBe('payments.daily_limit amount.minor');
    expect(await codeOf(pay(10_000))).toBe('done');
    expect(stage.ledger.balanceOf(walletOf(payer))).toBe(9_000_000n);
  });

  it('begin on their day, and end when its tier’s hold again; what is known of the wallet later changes nothing', async () => {
    await decide({ effectiveFrom: addDays(today(), 1) });
    expect(await codeOf(pay(200_001))).toBe('payments.operation_limit amount.minor');
    await decide();
    await stage.say(peopleRegistered, { network: 'cash-plus', people: [payer.person] });
    expect(await codeOf(pay(400_000))).toBe('done');
    expect((await read()).inForce).toEqual(LIMITS);
    await decide({ limits: undefined });
    expect(await codeOf(pay(200_001))).toBe('payments.operation_limit amount.minor');
    // 4,000.00 of the tier's 5,000.00 are used.
    expect(await codeOf(pay(100_001))).toBe('payments.daily_limit amount.minor');
    const { inForce, items } = await read();
    expect(inForce.perOperation).toEqual(mad(200_000));
    expect(items.map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
  });

  it('may be smaller than its tier’s, and are another wallet’s affair never', async () => {
    await decide({ limits: { perOperation: mad(1_000), daily: mad(1_500), monthly: mad(1_500) } });
    expect(await codeOf(pay(1_001))).toBe('payments.operation_limit amount.minor');
    expect(await codeOf(pay(1_000))).toBe('done');
    expect(await codeOf(pay(501))).toBe('payments.daily_limit amount.minor');
    payer = await stage.aCustomer(10_000_000n);
    expect(await codeOf(pay(200_000))).toBe('done');
  });

  it('let a payroll pay more than a shop’s tier, line by line', async () => {
    const desk = new BulkDesk(stage);
    stage.ledger.balances.set(walletOf(shop), 10_000_000n);
    const limits = { perOperation: mad(600_000), daily: mad(1_800_000), monthly: mad(9_000_000) };
    await decide({ limits }, { walletId: walletOf(shop) });
    const line: [string, string] = [walletOf(payer), '6000'];
    const bulk = await desk.upload(shop.code, csvFile([line, line, line, line]));
    expect(bulk).toMatchObject({ state: 'proposed' });
    await desk.approve(bulk);
    expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 3, failed: 1 } });
    expect(await usedOf(shop)).toBe('1800000');
  });

  it('are decided once, by another person in the right role, as they were seen', async () => {
    const own = staff('finance', 'compliance');
    const [decisionId, other] = [randomUUID(), staff('compliance')];
    const asked = await Promise.all(
      Array.from({ length: 3 }, () => propose({ decisionId }, { caller: own })),
    );
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
    const [one] = asked as [WalletLimitsDecisionV1];
    const refused = [
      approve(one, own),
      approve(one, staff('finance')),
      approve({ ...one, contentHash: '0'.repeat(64) }),
      propose({ decisionId, source: 'Another' }, { caller: own }),
      propose({}, { caller: payer.caller }),
    ];
    expect(await Promise.all(refused.map(codeOf))).toEqual([
      'two-person.same_person',
      'platform.forbidden',
      'two-person.other_content contentHash',
      'two-person.id_reused proposalId',
      'platform.forbidden',
    ]);
    const codes = await Promise.all([approve(one), approve(one, other)].map(codeOf));
    expect(codes.sort()).toEqual(['done', 'two-person.already_decided']);
    const rows = await stage.query('select source from wallet_limits where wallet_id = $1', [
      walletOf(payer),
    ]);
    expect(rows).toEqual([{ source: 'Contract 114' }]);
    const trail = await stage.query(
      `select 1 from audit_entries where operation = 'payments.approve-wallet-limits' and subject_id = $1`,
      [walletOf(payer)],
    );
    expect(trail).toHaveLength(1);
  });

  it('of two decisions at once know both', async () => {
    const [one, two] = [await propose(), await propose({ effectiveFrom: addDays(today(), 1) })];
    await Promise.all([approve(one), approve(two)]);
    const [{ known } = { known: 0 }] = await stage.query<{ known: number }>(
      'select jsonb_array_length(own_limits) as known from wallets where wallet_id = $1',
      [walletOf(payer)],
    );
    expect(known).toBe(2);
  });

  it('are refused with nothing kept', async () => {
    const wrong = (limits: object) => propose({ limits: { ...LIMITS, ...limits } });
    const asked = await propose();
    await stage.outside('alter table proposals disable trigger all');
    // As if it had been proposed for a day that is over by now.
    const late = JSON.stringify({ ...JSON.parse(await contentOf(asked)), effectiveFrom: '2020-01-01' });
    await stage.outside(
      `update proposals set content = $2, content_hash = sha256(convert_to(concat_ws(E'\\n', kind, subject_id, $2::text), 'UTF8'))
        where proposal_id = $1`,
      [asked.decisionId, late],
    );
    await stage.outside('alter table proposals enable trigger all');
    const rejected = await propose();
    const { decisionId } = rejected;
    await stage.asks.ask(rejectWalletLimits, { caller: checker, decisionId, body: { reason: 'No' } });
    const refused = [
      wrong({ daily: mad(399_999) }),
      wrong({ monthly: mad(999_999) }),
      wrong({ daily: { minor: '1000000', currency: 'EUR' } }),
      propose({ effectiveFrom: '2020-01-01' }),
      propose({ effectiveFrom: '2090-02-30' }),
      propose({}, { walletId: randomUUID() }),
      approve(rejected),
      approve({ ...rejected, decisionId: randomUUID() }),
      approve((await read()).items.find((one) => one.decisionId === asked.decisionId)!),
    ];
    expect(await Promise.all(refused.map(codeOf))).toEqual([
      'payments.wallet_limits_order limits.daily',
      'payments.wallet_limits_order limits.monthly',
      'payments.wallet_limits_order limits.daily',
      'payments.wallet_limits_day_past effectiveFrom',
      'platform.invalid_input body.effectiveFrom',
      'payments.unknown_wallet walletId',
      'two-person.already_decided',
      'payments.unknown_wallet_limits',
      'payments.wallet_limits_day_past effectiveFrom',
    ]);
    expect(await stage.query('select 1 from wallet_limits where wallet_id = $1', [walletOf(payer)])).toEqual(
      [],
    );
  });

  it('are written whole or not at all when the service dies at `limiting-wallet`', async () => {
    const asked = await propose();
    await crashAt(stage, 'payments.limiting-wallet', () => approve(asked));
    expect((await read()).items).toMatchObject([{ state: 'proposed' }]);
    await approve(asked);
    expect((await read()).inForce).toEqual(LIMITS);
  });
});

const contentOf = async ({ decisionId }: WalletLimitsDecisionV1): Promise<string> =>
  (
    await stage.query<{ content: string }>('select content from proposals where proposal_id = $1', [
      decisionId,
    ])
  )[0]!.content;
