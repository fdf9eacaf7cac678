import type { EntityManager } from 'typeorm';
import { Simulation } from './simulation.entity';

/** The oldest whose turn it is. */
export function findNext(manager: EntityManager): Promise<Simulation | null> {
  return manager
    .createQueryBuilder(Simulation, 's')
    .where('s.result is null and s.failure is null and s.tryAgainAt <= now()')
    .orderBy('s.askedAt')
    .limit(1)
    .getOne();
}

/** To be tried again after doubling pauses; given up, with the reason, after so many tries. */
export async function markFailed(
  manager: EntityManager,
  { simulationId }: Simulation,
  { reason, triesMax, pauseMs }: { reason: string; triesMax: number; pauseMs: number },
): Promise<void> {
  await manager.query(
    `update simulations
        set tries = tries + 1, try_again_at = now() + $2 * power(2, least(tries, 6)) * interval '1 millisecond',
            failure = case when tries + 1 >= $3 then $4 end
      where simulation_id = $1 and result is null`,
    [simulationId, pauseMs, triesMax, reason],
  );
}
