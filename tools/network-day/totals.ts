import type { Stage } from '../bench-payments/stage';
import { dirhams } from '../payday/progress';
import { table } from '../payday/table';

/** Whose is what the bank holds for everybody; the mirror is the bank itself. */
const MIRROR = 'safeguarding_mirror';

/** Centimes. */
export interface Totals {
  /** Of each kind of account in the ledger, above zero: owed to its holders. */
  balances: Record<string, string>;
  /** All of it together: what is owed is what is held. */
  unbalanced: string;
  /** Of payments between networks, as settlement has them: what all are owed, and what all owe. */
  positions: { owedTo: string; owedBy: string };
}

export async function readTotals({ query }: Stage): Promise<Totals> {
  const [kinds, [positions]] = [
    await query<{ kind: string; minor: string }>(
      'ledger',
      `select kind, sum(credits_posted_minor - debits_posted_minor)::text as minor from accounts group by kind order by kind`,
    ),
    await query<Totals['positions']>(
      'settlement',
      `select coalesce(sum(payments_in_minor), 0)::text as "owedTo", coalesce(sum(payments_out_minor), 0)::text as "owedBy"
         from positions`,
    ),
  ];
  const balances = Object.fromEntries(kinds.map(({ kind, minor }) => [kind, minor]));
  const unbalanced = String(kinds.reduce((sum, { minor }) => sum + BigInt(minor), 0n));
  return { balances, unbalanced, positions: positions! };
}

export function tellTotals({ balances, unbalanced, positions: { owedTo, owedBy } }: Totals): void {
  const held = -BigInt(balances[MIRROR] ?? 0);
  const owed = Object.entries(balances).filter(([kind, minor]) => kind !== MIRROR && minor !== '0');
  const rows = [
    ...owed.map(([kind, minor]) => [kind, dirhams(minor)]),
    ['held at the bank', dirhams(String(held))],
    ['more held than owed', dirhams(String(-BigInt(unbalanced)))],
  ];
  console.log(`${table(['Owed by the ledger to', ''], rows)}\n`);
  const net = BigInt(owedTo) - BigInt(owedBy);
  console.log(
    `${table(
      ['Positions of all networks', ''],
      [
        ['owed to them', dirhams(owedTo)],
        ['owed by them', dirhams(owedBy)],
        ['net', dirhams(String(net))],
      ],
    )}\n`,
  );
}

/** What is wrong with them, in words. */
export function troubleOf({ unbalanced, positions: { owedTo, owedBy } }: Totals): string[] {
  return [
    ...(unbalanced === '0' ? [] : [`the ledger is out of balance by ${unbalanced} centimes`]),
    ...(owedTo === owedBy ? [] : [`positions do not net to zero: ${owedTo} and ${owedBy} centimes`]),
  ];
}
