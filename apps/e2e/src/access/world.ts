import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ROSTER_FILE_KINDS,
  type BillerV1,
  type BulkV1,
  type CallerV1,
  type FeeScheduleV1,
  type PaymentAnswerV1,
  type ProposalV1,
  type Role,
  type RosterV1,
  type ShiftsV1,
  type SignedInV1,
  type SplitV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { decodeJwt } from 'jose';
import type { PlatformUnderTest } from '../../test/platform-under-test';
import { SMALL_ROSTER } from '../../test/roster-folder';
import type { Api } from './api';
import {
  customerCaller,
  enrolPeople,
  merchantCaller,
  NETWORK,
  networkClient,
  staff,
  type Person,
} from './people';

const ROOT = join(__dirname, '..', '..', '..', '..');
const SCHEDULE_FILE = join(ROOT, 'apps/fees/src/schedules/samples/merchant-payment-2021.json');
const BILLERS_FILE = join(ROOT, 'apps/payments/src/billers/samples/billers.json');
const RULES = { programme: 'tayssir', ruleSet: 'tayssir-2020-21-t3' };

const STAFF: readonly (readonly [string, ...Role[]])[] = [
  ['officer', 'programme_officer'],
  ['approver-1', 'programme_approver'],
  ['finance-1', 'finance'],
  ['auditor', 'auditor', 'support', 'compliance'],
  ['admin', 'administrator'],
];

/** Objects of everybody for the walk: two customers, two shops, a payment of each pair, prices, rosters. */
export class World {
  customer: Person;
  otherCustomer: Person;
  shop: Person;
  otherShop: Person;
  /** Cashier, agent and supervisor of the walk. */
  worker: Person;
  /** The customer's to the shop, and the other customer's to the other shop. */
  paymentId: string;
  otherPaymentId: string;
  /** The shop's to the other shop. */
  supplierPaymentId: string;
  /** Bulks of the shop and of the other shop, whose files are still being sent. */
  bulkId: string;
  otherBulkId: string;
  schedule: FeeScheduleV1;
  /** Published. */
  biller: BillerV1;
  /** One whose files are still being sent, and one that was judged. */
  openRosterId: string;
  rosterId: string;
  /** A household of the judged roster. */
  readonly idcs = firstCell(readFileSync(join(SMALL_ROSTER, 'households.csv'), 'utf8'), 1);
  private readonly callers = new Map<Role, CallerV1>();

  private constructor(
    readonly api: Api,
    readonly platform: PlatformUnderTest,
  ) {}

  static async make(api: Api, platform: PlatformUnderTest): Promise<World> {
    const world = new World(api, platform);
    await world.meetStaff();
    [world.customer, world.otherCustomer, world.shop, world.otherShop, world.worker] = await enrolPeople(api);
    await world.publishPrices();
    await world.publishBiller();
    world.paymentId = await world.pay(customerCaller(world.customer), world.shop);
    world.supplierPaymentId = await world.pay(merchantCaller(world.shop), world.otherShop);
    world.otherPaymentId = await world.pay(customerCaller(world.otherCustomer), world.otherShop);
    world.bulkId = await world.createBulk(world.shop);
    world.otherBulkId = await world.createBulk(world.otherShop);
    world.openRosterId = await world.createRoster();
    world.rosterId = await world.judgedRoster();
    return world;
  }

  /** The one who walks in a role: the owner of what is `own` here. */
  callerOf(role: Role): CallerV1 {
    const known = this.callers.get(role) ?? this.makeCaller(role);
    this.callers.set(role, known);
    return known;
  }

  newPayment(): object {
    return { merchantCode: this.shop.merchantCode, amount: { minor: '1000', currency: 'MAD' } };
  }

  /** A code at the shop's till. */
  async newSale(shop: Person): Promise<string> {
    const qrCodeId = randomUUID();
    const sale = { qrCodeId, amount: { minor: '1000', currency: 'MAD' }, expiresInSeconds: 300 };
    await this.api.ok(merchantCaller(shop), 'POST', '/qr-codes', { sale });
    return qrCodeId;
  }

  /** The worker's open one at the shop's till. */
  async shiftAt(shop: Person): Promise<string> {
    const caller: CallerV1 = { ...merchantCaller(shop), id: this.worker.personId, roles: ['cashier'] };
    const { items } = await this.api.ok<ShiftsV1>(caller, 'GET', '/shifts');
    const open = items.find(({ closedAt }) => closedAt === undefined);
    if (open) return open.shiftId;
    const shiftId = randomUUID();
    await this.api.ok(caller, 'POST', '/shifts', { shiftId });
    return shiftId;
  }

  newBill(): object {
    const { code: billerCode, example, minAmount: amount } = this.biller;
    return { bill: { billerCode, reference: example }, amount };
  }

  /** The same once more. */
  readonly newBiller = (): { proposalId: string; biller: BillerV1; reason: string } => ({
    proposalId: randomUUID(),
    biller: this.biller,
    reason: 'as agreed',
  });

  /** The customer asks the other one, the shop asks the customer. */
  newRequest(role: Role): object {
    const { walletId } = role === 'customer' ? this.otherCustomer : this.customer;
    return { payerWalletId: walletId, amount: { minor: '1000', currency: 'MAD' } };
  }

  /** By the one who walks, or by the shop where he may ask nobody for money. */
  requestBy(role: Role): Promise<string> {
    const asking = role === 'customer' || role === 'cashier' ? role : 'merchant';
    return this.request(this.callerOf(asking), this.newRequest(asking));
  }

  /** From the shop to the customer, from the other shop to the shop. */
  requestTo(role: Role): Promise<string> {
    if (role === 'customer') return this.requestBy('merchant');
    const body = { ...this.newRequest(role), payerWalletId: this.shop.walletId };
    return this.request(merchantCaller(this.otherShop), body);
  }

  /** Asked again with the same key until there is an answer, as a device does. */
  private async request(caller: CallerV1, body: object): Promise<string> {
    const headers = { 'idempotency-key': randomUUID() };
    let paymentId: string | undefined;
    await waitFor(
      async () => {
        const answer = await this.api.send(caller, 'POST', '/payment-requests', { headers, body });
        paymentId = ((await answer.json()) as Partial<PaymentAnswerV1>).payment?.paymentId;
        return paymentId !== undefined;
      },
      { what: 'the request to be made' },
    );
    return paymentId!;
  }

  /** Of two customers who are not its maker. */
  newSplit(role: Role): { splitId: string; amount: object; parts: object[] } {
    const payers = [role === 'customer' ? this.worker : this.customer, this.otherCustomer];
    const parts = payers.map(({ walletId }) => ({ payerWalletId: walletId }));
    return { splitId: randomUUID(), amount: { minor: '1000', currency: 'MAD' }, parts };
  }

  /** By the customer, or by the shop. */
  async splitBy(role: 'customer' | 'merchant'): Promise<string> {
    const body = this.newSplit(role);
    return (await this.api.ok<SplitV1>(this.callerOf(role), 'POST', '/splits', body)).splitId;
  }

  newStandingOrder(): object {
    const terms = { every: 'month', firstDay: '2090-01-31', proof: { pin: '482193' } };
    return { standingOrderId: randomUUID(), ...this.newPayment(), ...terms };
  }

  /** Of a file that nobody has sent yet. */
  newBulk({ merchantCode }: Person): object {
    const sha256 = randomUUID().replaceAll('-', '').repeat(2);
    return { bulkId: randomUUID(), merchantCode, sha256, reason: 'wages' };
  }

  private async createBulk(payer: Person): Promise<string> {
    const body = this.newBulk(payer);
    return (await this.api.ok<BulkV1>(this.callerOf('finance'), 'POST', '/bulk-payments', body)).bulkId;
  }

  newRoster(): object {
    return { rosterId: randomUUID(), ...RULES };
  }

  private makeCaller(role: Role): CallerV1 {
    switch (role) {
      case 'customer':
        return customerCaller(this.customer);
      case 'merchant':
        return merchantCaller(this.shop);
      case 'cashier':
        return { ...merchantCaller(this.shop), id: this.worker.personId, roles: [role] };
      case 'agent':
      case 'agent_supervisor':
        // People who serve others are people with a wallet of their own, signed in to their post.
        return { kind: 'person', id: this.worker.personId, roles: [role], network: NETWORK };
      case 'network':
        return networkClient(NETWORK);
      default:
        return staff(role);
    }
  }

  /** Staff of the first start are in the register; two roles that nobody has yet are the auditor's here. */
  private async meetStaff(): Promise<void> {
    for (const [username, ...roles] of STAFF) {
      const password = this.platform.secret(`staff.${username}`);
      const signedIn = await this.api.ok<SignedInV1>(undefined, 'POST', '/auth/tokens', {
        grant: 'staff',
        username,
        password,
      });
      const id = decodeJwt(signedIn.accessToken).sub ?? '';
      for (const role of roles) this.callers.set(role, { ...staff(role), id });
    }
  }

  private async publishPrices(): Promise<void> {
    this.schedule = JSON.parse(readFileSync(SCHEDULE_FILE, 'utf8')) as FeeScheduleV1;
    const others = (
      ['person_to_person', 'supplier_payment', 'bill_payment', 'cash_in', 'cash_out', 'payout'] as const
    ).map((product) => ({
      ...this.schedule,
      scheduleId: randomUUID(),
      product,
    }));
    for (const schedule of [this.schedule, ...others]) {
      await this.api.ok(staff('finance'), 'POST', '/fees/schedules', schedule);
      await this.api.ok(staff('finance'), 'POST', `/fees/schedules/${schedule.scheduleId}/approvals`);
    }
  }

  private async publishBiller(): Promise<void> {
    [this.biller] = JSON.parse(readFileSync(BILLERS_FILE, 'utf8')) as [BillerV1];
    const proposals = '/biller-proposals';
    const { proposalId, contentHash } = await this.api.ok<ProposalV1>(
      staff('finance'),
      'POST',
      proposals,
      this.newBiller(),
    );
    const approval = { contentHash, reason: 'seen' };
    await this.api.ok(staff('finance'), 'POST', `${proposals}/${proposalId}/approval`, approval);
  }

  /** Nobody has money here: the payment is there and says so. It waits until wallets and prices are known. */
  private async pay(payer: CallerV1, { merchantCode }: Person): Promise<string> {
    let paymentId: string | undefined;
    await waitFor(
      async () => {
        const answer = await this.api.send(payer, 'POST', '/payments', {
          headers: { 'idempotency-key': randomUUID() },
          body: { ...this.newPayment(), merchantCode },
        });
        paymentId = ((await answer.json()) as Partial<PaymentAnswerV1>).payment?.paymentId;
        return paymentId !== undefined;
      },
      { timeoutMs: 60_000, what: 'wallets and prices to be known' },
    );
    return paymentId ?? '';
  }

  private async createRoster(): Promise<string> {
    const officer = this.callerOf('programme_officer');
    const { rosterId } = await this.api.ok<RosterV1>(
      officer,
      'POST',
      '/programmes/rosters',
      this.newRoster(),
    );
    return rosterId;
  }

  private async judgedRoster(): Promise<string> {
    const officer = this.callerOf('programme_officer');
    const rosterId = await this.createRoster();
    const roster = `/programmes/rosters/${rosterId}`;
    for (const kind of ROSTER_FILE_KINDS) {
      const file = readFileSync(join(SMALL_ROSTER, `${kind}.csv`), 'utf8');
      await this.api.read(await this.api.send(officer, 'PUT', `${roster}/files/${kind}`, { file }), kind);
    }
    await this.api.ok(officer, 'POST', `${roster}/evaluation`);
    await waitFor(async () => (await this.api.ok<RosterV1>(officer, 'GET', roster)).state === 'evaluated', {
      timeoutMs: 60_000,
      what: 'the roster to be judged',
    });
    return rosterId;
  }
}

function firstCell(csv: string, row: number): string {
  return csv.split('\r\n')[row]?.split(';')[0] ?? '';
}
