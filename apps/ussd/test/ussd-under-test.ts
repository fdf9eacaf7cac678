import { randomBytes, randomUUID } from 'node:crypto';
import {
  changePinByNumber,
  createPayment,
  lookUpAlias,
  lookUpMerchant,
  makeWithdrawalCode,
  priceWithdrawal,
  quotePayment,
  readOwnGrants,
  readPayment,
  readWallet,
  readWalletStatement,
  sendSms,
  signInByNumber,
  type CallerV1,
  type ChangePinByNumberV1,
  type CreatePaymentV1,
  type MakeWithdrawalCodeV1,
  type OwnGrantsV1,
  type PaymentAnswerV1,
  type PaymentV1,
  type SendSmsV1,
  type WalletStatementV1,
  type WithdrawalCodeV1,
} from '@hanout/contracts';
import { errorTable } from '@hanout/errors';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  fakeAnswers,
  NO_ANSWER,
  startTestNats,
  type FakeAnswers,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { DataSource } from 'typeorm';
import { service } from '../src/service';
import { FakeAggregator } from './fake-aggregator';

const text = { en: 'no', fr: 'non', ar: 'لا' };
export const REFUSALS = errorTable({
  'identity.wrong_pin': { kind: 'refused', text },
  'identity.pin_locked': { kind: 'refused', text },
  'identity.pin_not_set': { kind: 'refused', text },
  'identity.easy_pin': { kind: 'refused', text },
  'identity.same_pin': { kind: 'refused', text },
  'identity.no_such_wallet': { kind: 'not_found', text },
  'identity.no_such_merchant': { kind: 'not_found', text },
  'identity.no_such_alias': { kind: 'not_found', text },
  'payments.pin_wrong': { kind: 'refused', text },
  'payments.unknown_payment': { kind: 'not_found', text },
  'payments.daily_limit': { kind: 'refused', text },
  'payments.quote_expired': { kind: 'refused', text },
  'payments.amount_not_served': { kind: 'refused', text },
  'payments.withdrawal_price_changed': { kind: 'refused', text },
});

export const PIN = '8350';
export const PHONE = '+212612345678';
export const OTHER_PHONE = '+212698765432';
export const CODE = '123456789012';
const SECRET = 'a secret of the aggregator';

/**
 * The other services as this one sees them: each payment is made once for its key, as payments does it, and misbehaves when
 * told to.
 */
export class OtherServices {
  readonly sms: SendSmsV1[] = [];
  isSmsRefused = false;
  /** By idempotency key. */
  readonly payments = new Map<string, PaymentV1>();
  readonly asked: CreatePaymentV1[] = [];
  statementOf: (period: string) => WalletStatementV1 = () => ({});
  grants: OwnGrantsV1 = { grants: [], paydays: [], complaints: [] };
  quoteSeconds = 300;
  feeMinor = '100';
  failure: string | undefined;
  isSignInSilent = false;
  /** What the holder's is now. */
  pin = PIN;
  /** `lost`: it is changed and the answer does not come. */
  changingPin: 'well' | 'lost' = 'well';
  readonly pinChanges: ChangePinByNumberV1[] = [];
  /**
   * `lost`: the payment is made and its answer does not come; `deaf`: it does not even arrive; `slow`: it is made when it is
   * released, and answered then. */
  paying: 'well' | 'lost' | 'deaf' | 'pending' | 'slow' = 'well';
  isReadingDeaf = false;
  isPricingDeaf = false;
  /** Of `slow`: lets the answers go. */
  release: () => void = () => undefined;
  /** Who holds the number. */
  personId = '01890000-0000-7000-8000-000000000001';
  private readonly quotes = new Map<string, { minor: string; currency: string }>();
  private readonly fakes: FakeAnswers<object>[] = [];

  async start(url: string): Promise<void> {
    const callerOf = (): CallerV1 => ({
      kind: 'person',
      id: this.personId,
      roles: ['customer'],
      network: 'cash-plus',
      walletId: '01890000-0000-7000-8000-000000000002',
    });
    const add = async <T extends object>(fake: Promise<FakeAnswers<T>>): Promise<void> => {
      this.fakes.push((await fake) as unknown as FakeAnswers<object>);
    };
    await add(
      fakeAnswers(url, signInByNumber, ({ phone, pin }) => {
        if (this.isSignInSilent) return NO_ANSWER;
        if (phone === OTHER_PHONE) throw REFUSALS.error('identity.no_such_wallet');
        if (pin === '4444') throw REFUSALS.error('identity.pin_locked');
        if (pin === '5555') throw REFUSALS.error('identity.pin_not_set');
        if (pin !== undefined && pin !== this.pin) throw REFUSALS.error('identity.wrong_pin');
        return {
          caller: { ...callerOf(), ...(pin === undefined && { scopes: ['payments.read-wallet'] }) },
          language: 'fr',
        };
      }),
    );
    await add(fakeAnswers(url, changePinByNumber, (question) => this.changePin(question)));
    await add(
      fakeAnswers(url, lookUpMerchant, ({ code }) => {
        if (code !== 'M00003') throw REFUSALS.error('identity.no_such_merchant');
        return {
          code,
          tradeNameAr: 'بقالة النور',
          tradeNameFr: 'Épicerie Nour',
          province: 'Rehamna',
          commune: 'Ben Guerir',
        };
      }),
    );
    await add(
      fakeAnswers(url, lookUpAlias, ({ body: { phone } }) => {
        if (phone !== '+212611111111') throw REFUSALS.error('identity.no_such_alias');
        return {
          walletId: '01890000-0000-7000-8000-000000000009',
          network: 'cash-plus',
          walletKind: 'customer',
          shownAr: 'فاطمة ز. — ابن جرير',
          shownFr: 'Fatima Z. — Ben Guerir',
        };
      }),
    );
    await add(
      fakeAnswers(url, readWallet, () => ({
        walletId: callerOf().walletId!,
        kind: 'customer',
        network: 'cash-plus',
        tier: 1,
        balance: { minor: '123450', currency: 'MAD' },
      })),
    );
    await add(fakeAnswers(url, readWalletStatement, ({ period }) => this.statementOf(period)));
    await add(fakeAnswers(url, readOwnGrants, () => this.grants));
    await add(fakeAnswers(url, quotePayment, ({ body: { amount } }) => this.quote(amount!)));
    await add(fakeAnswers(url, createPayment, (question) => this.pay(question)));
    await add(
      fakeAnswers(url, priceWithdrawal, ({ body: { amount } }) => {
        if (this.isPricingDeaf) return NO_ANSWER;
        const { payerFee, total } = this.quote(amount);
        return { amount, payerFee, total };
      }),
    );
    await add(fakeAnswers(url, makeWithdrawalCode, (question) => this.make(question)));
    await add(
      fakeAnswers(url, readPayment, ({ paymentId }) => {
        if (this.isReadingDeaf) return NO_ANSWER;
        const payment = [...this.payments.values()].find((one) => one.paymentId === paymentId);
        if (!payment) throw REFUSALS.error('payments.unknown_payment');
        return { payment, repeated: false };
      }),
    );
    await add(
      fakeAnswers(url, sendSms, (question) => {
        if (this.isSmsRefused) throw REFUSALS.error('identity.no_such_alias');
        const isKnown = this.sms.some(({ messageId }) => messageId === question.messageId);
        if (!isKnown) this.sms.push(question);
        return { outcome: isKnown ? 'repeated' : 'queued' };
      }),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.fakes.map((fake) => fake.stop()));
  }

  /** The ledger has its word after all. */
  settle(change: Partial<PaymentV1>): void {
    for (const [key, payment] of this.payments) this.payments.set(key, { ...payment, ...change });
  }

  private changePin(question: ChangePinByNumberV1) {
    const { currentPin, pin } = question;
    this.pinChanges.push(question);
    if (currentPin !== this.pin) throw REFUSALS.error('identity.wrong_pin');
    if (pin === this.pin) throw REFUSALS.error('identity.same_pin');
    if (pin === '1234') throw REFUSALS.error('identity.easy_pin');
    this.pin = pin;
    return this.changingPin === 'lost' ? NO_ANSWER : { isSet: true, triesLeft: 3 };
  }

  private quote(amount: { minor: string; currency: string }) {
    if (amount.minor === '999900') throw REFUSALS.error('payments.amount_not_served');
    const quoteId = randomUUID();
    this.quotes.set(quoteId, amount);
    const money = (minor: string) => ({ minor, currency: 'MAD' });
    return {
      quoteId,
      kind: 'merchant_payment' as const,
      amount,
      feePaidBy: 'payer' as const,
      payerFee: money(this.feeMinor),
      payeeFee: money('0'),
      total: money((BigInt(amount.minor) + BigInt(this.feeMinor)).toString()),
      net: amount,
      expiresAt: new Date(Date.now() + this.quoteSeconds * 1_000).toISOString(),
    };
  }

  private async pay(question: CreatePaymentV1): Promise<PaymentAnswerV1 | typeof NO_ANSWER> {
    this.asked.push(question);
    if (this.paying === 'slow') await new Promise<void>((resolve) => (this.release = resolve));
    const { idempotencyKey, body } = question;
    if (this.paying === 'deaf') return NO_ANSWER;
    const before = this.payments.get(idempotencyKey);
    if (!before && body.proof?.pin !== PIN) throw REFUSALS.error('payments.pin_wrong');
    const payment =
      before ?? this.paymentOf(body.quoteId!, this.quotes.get(body.quoteId!)!, 'merchant_payment');
    this.payments.set(idempotencyKey, payment);
    return this.paying === 'lost' ? NO_ANSWER : { payment, repeated: before !== undefined };
  }

  private make({ idempotencyKey: key, body }: MakeWithdrawalCodeV1): WithdrawalCodeV1 | typeof NO_ANSWER {
    const { paymentId, amount, fee, proof } = body;
    if (this.paying === 'deaf') return NO_ANSWER;
    const before = this.payments.get(key);
    if (!before && proof.pin !== PIN) throw REFUSALS.error('payments.pin_wrong');
    if (!before && fee?.minor !== this.feeMinor) throw REFUSALS.error('payments.withdrawal_price_changed');
    const payment = before ?? this.paymentOf(paymentId!, amount, 'cash_out');
    this.payments.set(key, payment);
    if (this.paying === 'lost') return NO_ANSWER;
    return { payment, repeated: before !== undefined, ...(payment.state === 'held' && { code: CODE }) };
  }

  private paymentOf(
    paymentId: string,
    amount: { minor: string; currency: string },
    kind: 'merchant_payment' | 'cash_out',
  ): PaymentV1 {
    const isCash = kind === 'cash_out';
    const done = isCash ? 'held' : 'completed';
    const state = this.failure !== undefined ? 'failed' : this.paying === 'pending' ? 'pending' : done;
    return {
      paymentId,
      kind,
      channel: isCash ? 'withdrawal_code' : 'code',
      state,
      reference: '8WD3KQ5TBX',
      amount,
      fee: { minor: this.feeMinor, currency: 'MAD' },
      feePaidBy: 'payer',
      refunded: { minor: '0', currency: 'MAD' },
      ...(this.failure !== undefined && { failure: this.failure }),
      createdAt: new Date().toISOString(),
      ...(isCash && { expiresAt: '2031-12-31T22:59:00.000Z' }),
    };
  }
}

/** Where the digits of a PIN stand as text or as its bytes; among the hex digits of a hash they may stand by chance. */
export function tracesOf(pin: string, rows: string): string[] {
  const written = new RegExp(`(?<![0-9a-f])${pin}(?![0-9a-f])|${Buffer.from(pin).toString('hex')}`, 'g');
  return rows.match(written) ?? [];
}

/** The service on a real database and a real bus, with a phone to dial it. */
export class UssdUnderTest {
  readonly others = new OtherServices();
  nats: TestNats;
  database: TestDatabase;
  env: Record<string, string>;
  running: RunningService;

  async open(settings: Record<string, string> = {}): Promise<void> {
    [this.nats, this.database] = [await startTestNats(), await createTestDatabase()];
    this.env = {
      TZ: 'UTC',
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      HTTP_PORT: '0',
      DATA_KEY: randomBytes(32).toString('base64'),
      AGGREGATOR_SECRET: SECRET,
      REPLY_WITHIN_MS: '1500',
      LOOK_EVERY_MS: '100',
      ...settings,
    };
    await this.others.start(this.nats.url);
    this.running = await startService(service, this.env);
  }

  async close(): Promise<void> {
    await this.running?.stop();
    await this.others.stop();
    await this.database?.drop();
    await this.nats?.stop();
  }

  phone(number: string = PHONE, url: () => string = () => this.running.url): FakeAggregator {
    return new FakeAggregator(url, SECRET, number);
  }

  query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.running.get(DataSource).query(text, values);
  }

  /** As if nobody had ever dialled. */
  async forget(): Promise<void> {
    await this.query('truncate phones, sessions, steps, wishes, messages_in');
    Object.assign(this.others, {
      paying: 'well',
      failure: undefined,
      isReadingDeaf: false,
      isPricingDeaf: false,
      isSignInSilent: false,
      pin: PIN,
      changingPin: 'well',
      isSmsRefused: false,
      quoteSeconds: 300,
      feeMinor: '100',
      personId: '01890000-0000-7000-8000-000000000001',
    });
    this.others.sms.length = 0;
    this.others.asked.length = 0;
    this.others.pinChanges.length = 0;
    this.others.payments.clear();
  }
}
