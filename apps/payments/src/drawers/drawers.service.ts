import { reachOf } from '@hanout/access';
import type { CallerV1, DeclareCashBodyV1, DeclareCashV1, DrawerV1, ReadDrawerV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Float } from '../floats/floats.queries';
import { Floats } from '../floats/floats.service';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { findEntry, listEntries } from './drawer-entries.queries';
import { DRAWER_ERRORS } from './drawers.errors';
import { lockDrawer, openDrawer, writeDeclared, type Declared, type Drawer } from './drawers.queries';

const PAGE = 50;

/**
 * The notes of a counter: what its agent says is there, and what was done there since. A count does not change what was
 * written before; what it differs by is an entry of its own. Nobody is refused at a counter for what is written here.
 */
@Injectable()
export class Drawers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly floats: Floats,
  ) {}

  async read({ caller, after, limit = PAGE }: ReadDrawerV1): Promise<DrawerV1> {
    reachOf(caller, 'payments.read-drawer');
    return this.show(await this.floats.ofCaller(caller), { after, limit });
  }

  /** @throws DomainError `payments.drawer_entry_reused`, `payments.drawer_not_open`, `payments.drawer_short` */
  async declare({ caller, body }: DeclareCashV1): Promise<DrawerV1> {
    reachOf(caller, 'payments.declare-cash');
    const float = await this.floats.ofCaller(caller);
    if (body.amount.currency !== WALLET_CURRENCY)
      throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
    await inTransaction(this.dataSource, (manager) => write(manager, { float, caller, body }));
    return this.show(float, { after: undefined, limit: PAGE });
  }

  private async show(
    float: Float,
    { after, limit }: { after: string | undefined; limit: number },
  ): Promise<DrawerV1> {
    const [shown] = await this.floats.show([float]);
    const { floatId } = float;
    // One more than is shown says whether there is another page.
    const found = await listEntries(this.dataSource.manager, { floatId, after, max: limit + 1 });
    const entries = found.slice(0, limit);
    return { float: shown!, entries, ...(found.length > limit && { next: entries.at(-1)!.entryId }) };
  }
}

interface Declaration {
  float: Float;
  caller: CallerV1;
  body: DeclareCashBodyV1;
}

async function write(
  manager: EntityManager,
  { float: { floatId }, caller, body }: Declaration,
): Promise<void> {
  const { entryId, kind, amount } = body;
  const isCount = kind === 'opening' || kind === 'count';
  const isFirst = isCount && (await openDrawer(manager, floatId));
  const drawer = await lockDrawer(manager, floatId);
  const before = await findEntry(manager, { floatId, entryId });
  if (before) {
    const said = isCount ? before.counted?.minor : before.amount.minor.replace('-', '');
    if (before.kind === kind && said === amount.minor) return;
    throw DRAWER_ERRORS.error('payments.drawer_entry_reused', { field: 'entryId' });
  }
  if (!drawer) throw DRAWER_ERRORS.error('payments.drawer_not_open', { field: 'kind' });
  const declared = isCount ? counted(body, drawer, isFirst) : carried(body, drawer);
  await writeDeclared(manager, { entryId, floatId, kind, declaredBy: caller.id, ...declared });
}

function counted(
  { amount }: DeclareCashBodyV1,
  { expectedMinor }: Drawer,
  isFirst: boolean,
): Pick<Declared, 'minor' | 'count'> {
  const countedMinor = BigInt(amount.minor);
  const count = { countedMinor, expectedMinor: isFirst ? null : expectedMinor };
  return { minor: countedMinor - expectedMinor, count };
}

function carried({ kind, amount }: DeclareCashBodyV1, { expectedMinor }: Drawer): Pick<Declared, 'minor'> {
  const minor = BigInt(amount.minor);
  if (minor === 0n) throw DRAWER_ERRORS.error('payments.drawer_nothing_moved', { field: 'amount.minor' });
  if (kind === 'bank_withdrawal') return { minor };
  if (minor > expectedMinor) {
    const params = {
      expected: Money.of(expectedMinor > 0n ? expectedMinor : 0n, WALLET_CURRENCY).toString(),
    };
    throw DRAWER_ERRORS.error('payments.drawer_short', { field: 'amount.minor', params });
  }
  return { minor: -minor };
}
