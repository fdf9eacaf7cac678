import {
  NETWORKS,
  type HouseholdExplainedV1,
  type PaymentAnswerV1,
  type RosterV1,
  type WalletV1,
} from '@hanout/contracts';
import { readPhone } from '@hanout/identifiers';
import { ApiProblem, type ApiClient } from '../api-client';
import { readCsvRows } from '../csv-folder';
import { inFlight } from '../in-flight';
import type { Payday } from '../payday';
import { signInByPhone } from '../phone';
import { count, dirhams, ProgressLine } from '../progress';
import type { Merchant } from './enrol-merchants';
import { payBill } from './pay-bill';

const FAMILIES_IN_FLIGHT = 24;
/** What families spend in a shop: small tickets, some large enough for a fee. Centimes. */
const TICKETS = [1_250n, 3_500n, 2_075n, 9_900n, 4_999n, 15_000n, 640n, 5_001n];

interface Family {
  idcs: string;
  phone: string;
  commune: string;
  province: string;
}

/** A purchase that went through, with who made it, so that it can be repeated and given back. */
interface Purchase {
  family: Family;
  client: ApiClient;
  key: string;
  merchant: Merchant;
  amount: bigint;
  paymentId: string;
}

/** Families who were paid buy from a shop of their province by its code, each from their own phone. */
export async function buy(payday: Payday, roster: RosterV1, merchants: Merchant[]): Promise<Merchant> {
  const families = familiesOf(payday);
  const step = new ProgressLine('Families buy from a shop', payday.families);
  const purchases: Purchase[] = [];
  let spent = 0n;
  const next = families.values();
  await inFlight(Array.from({ length: payday.families }).keys(), FAMILIES_IN_FLIGHT, async (index) => {
    for (let family = next.next(); !family.done; family = next.next()) {
      const grant = await grantByWallet(payday, roster, family.value);
      if (grant === 0n) continue;
      const purchase = await buyOnce(payday, roster, family.value, { merchants, index, grant });
      purchases.push(purchase);
      spent += purchase.amount;
      step.show(purchases.length);
      return;
    }
  });
  step.done(`${count(purchases.length)} purchases, ${dirhams(spent)}`);
  const first = purchases[0];
  if (!first) throw new Error('no family of the roster could buy');
  await showRefusal(purchases.slice(0, ASKED_FOR_BALANCE));
  await showRepeat(first);
  const busiest = busiestMerchant(purchases);
  await showRefund(
    payday,
    purchases.find((one) => one.merchant === busiest)!,
  );
  await payBill(first.client, purchases.at(-1)!.client, `${first.key}:bill`);
  return busiest;
}

/** Every household with one row and a phone; whether it was paid is asked of the programme. */
function familiesOf(payday: Payday): Family[] {
  const rows = readCsvRows(payday.folder, 'households', [
    'idcs',
    'telephone',
    'commune',
    'province',
    'reseau',
  ]);
  const families = new Map<string, Family>();
  for (const row of rows) {
    const phone = readPhone(row.telephone!);
    const idcs = row.idcs!.trim();
    if (phone && NETWORKS.some((network) => network === row.reseau)) {
      families.set(idcs, { idcs, phone, commune: row.commune!, province: row.province! });
    }
  }
  return [...families.values()];
}

/** What the household received on its phone; zero when it was held, had nothing due or got a voucher. */
async function grantByWallet(payday: Payday, { rosterId }: RosterV1, family: Family): Promise<bigint> {
  const household = await payday.officer
    .get<HouseholdExplainedV1>(`/programmes/rosters/${rosterId}/households/${family.idcs}`)
    .catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status < 500) return undefined;
      throw error;
    });
  return household?.outcome === 'wallet' ? BigInt(household.dueMinor) : 0n;
}

async function buyOnce(
  payday: Payday,
  { rosterId }: RosterV1,
  family: Family,
  { merchants, index, grant }: { merchants: Merchant[]; index: number; grant: bigint },
): Promise<Purchase> {
  const near = merchants.filter((merchant) => merchant.province === family.province);
  const shops = near.length > 0 ? near : merchants;
  // A few shops are busy, most are not: the square of an even spread.
  const spread = ((index * 7_919) % 1_000) / 1_000;
  const merchant = shops[Math.floor(spread * spread * shops.length)]!;
  const ticket = TICKETS[index % TICKETS.length]!;
  const amount = ticket < grant ? ticket : grant;
  const client = await signInByPhone(payday, family.phone, 'customer');
  const key = `payday:${rosterId}:${family.idcs}`;
  const { payment } = await pay(client, key, merchant, amount);
  return { family, client, key, merchant, amount, paymentId: payment.paymentId };
}

async function pay(
  client: ApiClient,
  key: string,
  merchant: Merchant,
  amount: bigint,
): Promise<PaymentAnswerV1> {
  return client.post<PaymentAnswerV1>(
    '/payments',
    { merchantCode: merchant.code, amount: { minor: amount.toString(), currency: 'MAD' } },
    { 'idempotency-key': key },
  );
}

/** Families whose balances are looked at for one that has little. */
const ASKED_FOR_BALANCE = 25;

/** Of the family that has the least: a large amount would ask for a PIN before it is looked whether there is enough. */
async function showRefusal(purchases: readonly Purchase[]): Promise<void> {
  const step = new ProgressLine('A purchase beyond the balance', 1);
  const wallets = await Promise.all(
    purchases.map(async (purchase) => ({
      purchase,
      balance: (await purchase.client.get<WalletV1>('/wallet')).balance,
    })),
  );
  const poorest = wallets.reduce((least, one) =>
    BigInt(one.balance.minor) < BigInt(least.balance.minor) ? one : least,
  );
  const { balance } = poorest;
  const { client, merchant, key } = poorest.purchase;
  const refusal = await pay(client, `${key}:too-much`, merchant, BigInt(balance.minor) + 1n).catch(
    (error: unknown) => error,
  );
  if (!(refusal instanceof ApiProblem)) throw new Error('a purchase beyond the balance was not refused');
  const after = await client.get<WalletV1>('/wallet');
  if (after.balance.minor !== balance.minor) throw new Error('a refused purchase moved money');
  step.done(`refused, ${refusal.code}; the balance is ${dirhams(balance.minor)} before and after`);
}

async function showRepeat({ client, merchant, amount, key, paymentId }: Purchase): Promise<void> {
  const step = new ProgressLine('A purchase sent again, same key', 1);
  const before = await client.get<WalletV1>('/wallet');
  const { payment } = await pay(client, key, merchant, amount);
  const after = await client.get<WalletV1>('/wallet');
  if (payment.paymentId !== paymentId || before.balance.minor !== after.balance.minor)
    throw new Error('a repeated purchase was paid twice');
  step.done(`the same payment ${payment.reference}; paid once`);
}

async function showRefund(
  payday: Payday,
  { client, merchant, paymentId, key, amount }: Purchase,
): Promise<void> {
  const step = new ProgressLine('A purchase given back', 1);
  const shop = await signInByPhone(payday, readPhone(merchant.phone) ?? merchant.phone, 'merchant');
  const before = await client.get<WalletV1>('/wallet');
  const { payment, repeated } = await shop.post<PaymentAnswerV1>(
    `/payments/${paymentId}/refunds`,
    {},
    { 'idempotency-key': `${key}:refund` },
  );
  const after = await client.get<WalletV1>('/wallet');
  const returned = BigInt(after.balance.minor) - BigInt(before.balance.minor);
  if (returned !== (repeated ? 0n : amount)) throw new Error(`a refund of ${amount} gave back ${returned}`);
  step.done(
    `${dirhams(payment.amount.minor)} back to the family, fee ${dirhams(payment.fee.minor)} back to the shop`,
  );
}

function busiestMerchant(purchases: Purchase[]): Merchant {
  const visits = new Map<Merchant, number>();
  for (const { merchant } of purchases) visits.set(merchant, (visits.get(merchant) ?? 0) + 1);
  return [...visits].reduce((busiest, one) => (one[1] > busiest[1] ? one : busiest))[0];
}
