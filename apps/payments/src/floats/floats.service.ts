import { reachOf } from '@hanout/access';
import {
  readAgents,
  readBalances,
  type CallerV1,
  type FloatCashV1,
  type FloatsV1,
  type FloatV1,
  type ReadFloatsV1,
  type SetLowMarksV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findDrawers, type Drawer } from '../drawers/drawers.queries';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { readCashRules } from './cash-rulebook';
import { FLOAT_ERRORS } from './floats.errors';
import { findFloat, listFloats, type Float, type FloatFilter } from './floats.queries';
import { readLowMarks, writeLowMarks } from './low-marks.queries';

const PAGE = 100;

/** What agents have at their networks. */
@Injectable()
export class Floats {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
  ) {}

  async read({ caller, after, limit = PAGE }: ReadFloatsV1): Promise<FloatsV1> {
    const filter = await this.filterOf(caller);
    const { manager } = this.dataSource;
    const page = { limit: limit + 1, ...(after !== undefined && { after }) };
    const found = await listFloats(manager, filter, page);
    const floats = found.slice(0, limit);
    return {
      items: await this.show(floats),
      ...(found.length > limit && { next: floats.at(-1)!.floatId }),
    };
  }

  /** With what is there: e-money by the ledger, notes by what was declared. @throws DomainError `payments.float_not_ready` */
  async show(floats: readonly Float[]): Promise<FloatV1[]> {
    if (floats.length === 0) return [];
    const { manager } = this.dataSource;
    const accountIds = floats.map(({ floatId }) => floatId);
    const [{ balances }, rules, drawers] = await Promise.all([
      this.asks.ask(readBalances, { accountIds }),
      readCashRules(manager),
      findDrawers(manager, accountIds),
    ]);
    const marksOf = await readLowMarks(manager, accountIds, rules);
    const balanceOf = new Map(balances.map(({ accountId, balance }) => [accountId, balance]));
    return floats.map((float) => {
      const balance = balanceOf.get(float.floatId);
      if (!balance) throw FLOAT_ERRORS.error('payments.float_not_ready');
      const drawer = drawers.get(float.floatId);
      const { floatMinor, cashMinor } = marksOf(float.floatId);
      return {
        ...float,
        balance,
        isLow: BigInt(balance.minor) < floatMinor,
        lowMark: { minor: floatMinor.toString(), currency: balance.currency },
        ...(drawer && { cash: cashOf(drawer, cashMinor, balance.currency) }),
      };
    });
  }

  /** The same change again is the same answer. @throws DomainError `payments.low_marks_reused` */
  async setLowMarks({ caller, body: { changeId, float: low, cash } }: SetLowMarksV1): Promise<FloatV1> {
    reachOf(caller, 'payments.set-low-marks');
    const float = await this.ofCaller(caller);
    const { floatId } = float;
    for (const [field, money] of Object.entries({ float: low, cash }))
      if (money && money.currency !== WALLET_CURRENCY)
        throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: `${field}.currency` });
    const wish = { floatMinor: low?.minor ?? null, cashMinor: cash?.minor ?? null };
    const change = { changeId, floatId, ...wish, setBy: caller.id };
    const stored = await writeLowMarks(this.dataSource.manager, change);
    const isSame =
      stored.floatId === floatId &&
      stored.floatMinor === wish.floatMinor &&
      stored.cashMinor === wish.cashMinor;
    if (!isSame) throw FLOAT_ERRORS.error('payments.low_marks_reused', { field: 'changeId' });
    return (await this.show([float]))[0]!;
  }

  /** Of the agent at whose counter the caller serves. @throws DomainError when he serves at none, or it is not known yet */
  async ofCaller({ kind, agentId, network }: CallerV1): Promise<Float> {
    if (kind !== 'person' || agentId === undefined || network === undefined)
      throw PLATFORM_ERRORS.error('platform.forbidden');
    const float = await findFloat(this.dataSource.manager, { agentId, network });
    if (!float) throw FLOAT_ERRORS.error('payments.float_not_ready');
    return float;
  }

  /** At an agent's counter the float is the wallet in use; everybody else stays who he is. */
  async seat(caller: CallerV1): Promise<CallerV1> {
    if (caller.agentId === undefined) return caller;
    return { ...caller, walletId: (await this.ofCaller(caller)).floatId };
  }

  private async filterOf(caller: CallerV1): Promise<FloatFilter> {
    const reach = reachOf(caller, 'payments.read-floats');
    if (reach === 'all') return {};
    const { network, agentId } = caller;
    if (network === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
    if (reach === 'network') return { network };
    return { network, agentIds: agentId === undefined ? await this.supervisedBy(caller) : [agentId] };
  }

  /** Whom a supervisor watches over is identity's to say. */
  private async supervisedBy(caller: CallerV1): Promise<string[]> {
    const agentIds: string[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await this.asks.ask(readAgents, {
        caller,
        ...(after !== undefined && { after }),
      });
      agentIds.push(...items.map(({ agentId }) => agentId));
      if (next === undefined) return agentIds;
      after = next;
    }
  }
}

function cashOf(
  { expectedMinor, countedMinor, countedAt }: Drawer,
  lowMinor: bigint,
  currency: string,
): FloatCashV1 {
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    counted: wire(countedMinor),
    countedAt: countedAt.toISOString(),
    movedSince: wire(expectedMinor - countedMinor),
    expected: wire(expectedMinor),
    isLow: expectedMinor < lowMinor,
    lowMark: wire(lowMinor),
  };
}
