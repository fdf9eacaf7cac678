import type { TierRulesPublishedV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LIMIT_ERRORS } from './limits.errors';
import { placeOf, readRest, reserve, unreserve, type Reservation } from './limits.queries';

/** What a wallet may pay in a day and in a month; reserved in the transaction that opens the payment. */
@Injectable()
export class Limits {
  /**
   * Each payment's reservations, all or none of them. Most groups are one statement; only payments that compete for the
   * same room are decided one after the other, in their order.
   *
   * @returns the refusals, by the index of the payment
   */
  async reserveAll(
    manager: EntityManager,
    payments: readonly (readonly Reservation[])[],
  ): Promise<Map<number, DomainError>> {
    const refusals = new Map<number, DomainError>();
    const sums = sumByPlace(payments.flat());
    const reserved = await reserve(manager, [...sums.values()]);
    if (reserved.size === sums.size) return refusals;
    const disputed = payments
      .map((reservations, index) => ({ reservations, index }))
      .filter(({ reservations }) => reservations.some((one) => !reserved.has(placeOf(one))));
    // What these reserved elsewhere is given back first: it may not be needed.
    for (const { reservations } of disputed)
      for (const one of reservations) if (reserved.has(placeOf(one))) await unreserve(manager, one);
    for (const { reservations, index } of disputed) {
      const refusal = await this.reserveOne(manager, reservations);
      if (refusal) refusals.set(index, refusal);
    }
    return refusals;
  }

  /** Of a payment that is not opened for another reason. */
  async giveBack(manager: EntityManager, reservations: readonly Reservation[]): Promise<void> {
    for (const one of reservations) await unreserve(manager, one);
  }

  private async reserveOne(
    manager: EntityManager,
    reservations: readonly Reservation[],
  ): Promise<DomainError | undefined> {
    const reserved = await reserve(manager, reservations);
    const missed = reservations.find((one) => !reserved.has(placeOf(one)));
    if (missed === undefined) return undefined;
    for (const one of reservations) if (reserved.has(placeOf(one))) await unreserve(manager, one);
    const { dayMinor, monthMinor } = await readRest(manager, missed);
    const [code, rest] =
      missed.minor > dayMinor
        ? (['payments.daily_limit', dayMinor] as const)
        : (['payments.monthly_limit', monthMinor] as const);
    return LIMIT_ERRORS.error(code, {
      field: 'amount.minor',
      params: { rest: Money.of(rest, 'MAD').toString() },
    });
  }

  /** The same rows again change nothing. */
  async learn(manager: EntityManager, { tiers }: TierRulesPublishedV1): Promise<void> {
    await manager.query(
      `insert into tier_limits (tier, effective_from, per_operation_minor, daily_minor, monthly_minor, source)
       select tier, "effectiveFrom", "perOperationMinor", "dailyMinor", "monthlyMinor", source
         from json_to_recordset($1) as r(tier smallint, "effectiveFrom" date, "perOperationMinor" bigint,
                                         "dailyMinor" bigint, "monthlyMinor" bigint, source text)
       on conflict do nothing`,
      [JSON.stringify(tiers)],
    );
  }
}

function sumByPlace(reservations: readonly Reservation[]): Map<string, Reservation> {
  const sums = new Map<string, Reservation>();
  for (const one of reservations) {
    const sum = sums.get(placeOf(one));
    sums.set(placeOf(one), sum ? { ...sum, minor: sum.minor + one.minor } : one);
  }
  return sums;
}
