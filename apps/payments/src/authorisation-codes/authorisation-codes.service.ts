import { reachOf } from '@hanout/access';
import {
  AUTHORISATION_PAYEE,
  type AuthorisationCodeV1,
  type ChargeAuthorisationCodeV1,
  type ChargeBodyV1,
  type MakeAuthorisationCodeV1,
  type PaymentAnswerV1,
} from '@hanout/contracts';
import { sqlStateOf } from '@hanout/database';
import { DomainError, PLATFORM_ERRORS } from '@hanout/errors';
import { Money } from '@hanout/money';
import { readKeyRing, type KeyRing } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CASH_ERRORS } from '../cash/cash.errors';
import { giveTryBack, takeTry } from '../cash/tries.queries';
import { PaymentsConfig } from '../config';
import { readCashRules } from '../floats/cash-rulebook';
import type { Opened } from '../payments/openings.service';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { payerOf } from '../payments/payment.parties';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { Proofs } from '../payments/proofs.service';
import { requestHash } from '../payments/request-hash';
import { SingleOpenings, type SingleWish } from '../payments/single-openings.service';
import { Wallet } from '../wallets/wallet.entity';
import { WALLET_ERRORS } from '../wallets/wallets.errors';
import { codeOf, codeOfHash, hashOf } from './authorisation-code';
import { readCode, tryCode, writeCode, type AuthorisationCode } from './authorisation-codes.queries';
import { Charges } from './charges.service';

const UNIQUE_VIOLATION = '23505';

interface Charging {
  shopWalletId: string;
  merchantCode: string;
  amount: Money;
  body: ChargeBodyV1;
}

/** A payer without a smartphone tells a shop a short code: it is his proof, for one payment within minutes. */
@Injectable()
export class AuthorisationCodes {
  private readonly ring: KeyRing;

  constructor(
    private readonly dataSource: DataSource,
    private readonly proofs: Proofs,
    private readonly openings: SingleOpenings,
    private readonly charges: Charges,
    private readonly answers: PaymentAnswers,
    config: PaymentsConfig,
  ) {
    this.ring = readKeyRing(config.cashCodeKey);
  }

  async make({ caller, body }: MakeAuthorisationCodeV1): Promise<AuthorisationCodeV1> {
    reachOf(caller, 'payments.make-authorisation-code');
    const { callerId: personId, walletId: payerWalletId } = payerOf(caller);
    const { manager } = this.dataSource;
    const { codeId } = body;
    const ceiling = Money.fromWire(body.ceiling);
    if (ceiling.currency !== WALLET_CURRENCY)
      throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'ceiling.currency' });
    const wallet = await manager.findOneBy(Wallet, { walletId: payerWalletId });
    if (wallet?.personId !== personId) throw WALLET_ERRORS.error('payments.wallet_not_ready');
    await this.proofs.demand(
      caller,
      { paymentId: codeId, amount: ceiling, payee: AUTHORISATION_PAYEE },
      body.proof,
    );
    const key = this.ring.current;
    const hash = hashOf(payerWalletId, codeOf(codeId, key), key);
    const { authorisationCodeSeconds } = await readCashRules(manager);
    const { minor: ceilingMinor, currency } = ceiling;
    const made = { payerWalletId, personId, codeId, hash, ceilingMinor, currency };
    await writeCode(manager, made, authorisationCodeSeconds).catch(whenTaken('codeId'));
    const stored = await readCode(manager, codeId);
    // Used or run out by now: another payment takes another code.
    if (!stored || stored.payerWalletId !== payerWalletId || stored.ceilingMinor !== ceilingMinor)
      throw CASH_ERRORS.error('payments.code_over', { field: 'codeId' });
    const code = codeOfHash(stored, this.ring.keys.values());
    if (code === undefined) throw CASH_ERRORS.error('payments.code_over', { field: 'codeId' });
    return { codeId, code, ceiling: ceiling.toWire(), expiresAt: stored.expiresAt.toISOString() };
  }

  /** Every wrong code is counted at the payer's code and at the shop, before anything else is looked at. */
  async charge({ caller, idempotencyKey, body }: ChargeAuthorisationCodeV1): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.charge-authorisation-code');
    const { merchantCode } = caller;
    const { callerId, walletId: shopWalletId } = payerOf(caller);
    if (merchantCode === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
    const amount = Money.fromWire(body.amount);
    if (amount.currency !== WALLET_CURRENCY)
      throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
    const { payerWalletId } = body;
    const hash = requestHash({ act: 'charge', merchantCode, payerWalletId, amount });
    const wish = { callerId, key: idempotencyKey, requestHash: hash };
    const before = await this.openings.find(wish);
    if (before) return this.answers.of(before);
    return this.answers.of(
      await this.open(wish, { shopWalletId, merchantCode, amount, body }).catch(async (error: unknown) => {
        // What is refused now may have been charged with this key meanwhile.
        const meanwhile = error instanceof DomainError ? await this.openings.find(wish) : undefined;
        if (!meanwhile) throw error;
        await giveTryBack(this.dataSource.manager, shopWalletId);
        return meanwhile;
      }),
    );
  }

  private async open(
    wish: SingleWish,
    { shopWalletId, merchantCode, amount, body }: Charging,
  ): Promise<Opened> {
    const code = await this.rightCode(shopWalletId, body);
    const plan = this.charges.planner({ code, merchantCode, amount });
    // Two that tell the right code at once: the payment of the other has its id.
    return this.openings.open(wish, plan).catch(whenTaken('code'));
  }

  private async rightCode(
    shopWalletId: string,
    { payerWalletId, code: given }: ChargeBodyV1,
  ): Promise<AuthorisationCode> {
    const { manager } = this.dataSource;
    const {
      counterTriesMax: triesMax,
      counterTriesSeconds: seconds,
      codeTriesMax,
    } = await readCashRules(manager);
    if (!(await takeTry(manager, { counterId: shopWalletId, triesMax, seconds })))
      throw CASH_ERRORS.error('payments.too_many_tries');
    const hashes = [...this.ring.keys.values()].map((key) => hashOf(payerWalletId, given, key));
    const code = await tryCode(manager, { payerWalletId, hashes, triesMax: codeTriesMax });
    // No code, a dead one and a wrong one are answered alike.
    if (!code) throw CASH_ERRORS.error('payments.unknown_code', { field: 'code' });
    await giveTryBack(manager, shopWalletId);
    return code;
  }
}

function whenTaken(field: string): (error: unknown) => never {
  return (error) => {
    if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
    throw CASH_ERRORS.error('payments.code_over', { field, cause: error as Error });
  };
}
