import type { EntityManager } from 'typeorm';
import { FLOAT_COLUMNS, type Float } from '../floats/floats.queries';
import { Payment } from '../payments/payment.entity';

export async function findFloatByCode(
  manager: EntityManager,
  { network, agentCode }: { network: string; agentCode: string },
): Promise<Float | undefined> {
  const rows: Float[] = await manager.query(
    `select ${FLOAT_COLUMNS} from floats where network = $1 and agent_code = $2`,
    [network, agentCode],
  );
  return rows[0];
}

/** Those that this float is asked for or asks for, the first to run out first. */
export function listWaitingSwaps(manager: EntityManager, floatId: string, max: number): Promise<Payment[]> {
  return manager
    .createQueryBuilder(Payment, 'payment')
    .where(`payment.kind = 'float_swap' and payment.state = 'requested' and payment.expiresAt > now()`)
    .andWhere('(payment.payerWalletId = :floatId or payment.payeeWalletId = :floatId)', { floatId })
    .orderBy('payment.expiresAt')
    .limit(max)
    .getMany();
}
