import type { LedgerProofV1 } from '@hanout/contracts';
import type { Payday } from '../payday/payday';
import { count, dirhams } from '../payday/progress';
import { table } from '../payday/table';
import type { Stage } from './stage';
import { AMOUNT_MINOR } from './trial';

export interface Proof {
  holds: boolean;
  acknowledged: number;
  completed: number;
  sumMinor: string;
}

/** Every payment that was said to be made is there, completed, once; nothing is open; the ledger's proof holds. */
export async function prove(
  stage: Stage,
  payday: Payday,
  acknowledged: readonly string[],
  amountMinor = AMOUNT_MINOR,
): Promise<Proof> {
  const distinct = new Set(acknowledged).size;
  const [ours] = await stage.query<{ completed: number; sum_minor: string; posted: number }>(
    'payments',
    `select count(*) filter (where p.state = 'completed')::int as completed,
            coalesce(sum(p.amount_minor) filter (where p.state = 'completed'), 0)::text as sum_minor,
            (select count(*) from payment_moves m where m.payment_id = any($1) and m.to_state = 'completed')::int as posted
       from payments p where p.payment_id = any($1)`,
    [[...new Set(acknowledged)]],
  );
  const [open] = await stage.query<{ payments: number; facts: number }>(
    'payments',
    `select (select count(*) from ledger_asks)::int as payments,
            (select count(*) from outbox)::int as facts`,
  );
  const ledger = await payday.auditor.get<LedgerProofV1>('/ledger/proof');
  const { completed, sum_minor: sumMinor, posted } = ours!;
  const wantedMinor = amountMinor * BigInt(acknowledged.length);
  const checks: [string, string, boolean][] = [
    [
      'Acknowledged, each with an id of its own',
      count(acknowledged.length),
      distinct === acknowledged.length,
    ],
    ['Completed in the database', count(completed), completed === acknowledged.length],
    ['Completed by one move each', count(posted), posted === acknowledged.length],
    ['Their sum', dirhams(sumMinor), BigInt(sumMinor) === wantedMinor],
    ['Payments still open', count(open!.payments), open!.payments === 0],
    ['Facts not yet confirmed by their readers', count(open!.facts), open!.facts === 0],
    ['The ledger’s own proof', `${count(ledger.transfers)} transfers`, ledger.holds],
  ];
  const rows = checks.map(([what, value, holds]) => [what, value, holds ? '✓' : '✗']);
  console.log(`\n${table(['The proof', '', ''], rows)}\n`);
  const holds = checks.every(([, , one]) => one);
  return { holds, acknowledged: acknowledged.length, completed, sumMinor };
}
