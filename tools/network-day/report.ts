import { NETWORKS } from '@hanout/contracts';
import { count, dirhams } from '../payday/progress';
import { table } from '../payday/table';
import { verdictOf, type Line, type Verdict } from './compare';

const SHOWN = ['moved', 'not moved', 'returned to them', 'contradicted', 'not told', 'open'] as const;

/** Beside the verdicts: what no notice told, and the network's statement did. */
const LEARNED = 'by statement';

export interface Outcome {
  /** Lines by network, kind and verdict. */
  counts: Record<string, Record<string, number>>;
  unexplained: string[];
  /** Centimes, by network: what we owe it for payouts less what it owes for collections, by our ledger and by its books. */
  nets: Record<string, { ours: string; theirs: string }>;
}

export function outcomeOf(lines: readonly Line[]): Outcome {
  const counts: Outcome['counts'] = {};
  const nets: Outcome['nets'] = {};
  const unexplained: string[] = [];
  for (const network of NETWORKS) nets[network] = { ours: '0', theirs: '0' };
  for (const line of lines) {
    const verdict = verdictOf(line);
    const row = (counts[`${line.network} ${line.kind}`] ??= {});
    const name = verdict.startsWith('unexplained') ? 'unexplained' : verdict;
    row[name] = (row[name] ?? 0) + 1;
    if (line.kept?.isFromStatement) row[LEARNED] = (row[LEARNED] ?? 0) + 1;
    if (name === 'unexplained')
      unexplained.push(`${line.network} ${line.kind} ${line.ours?.paymentId ?? line.theirs?.id}: ${verdict}`);
    addTo(nets[line.network]!, line, verdict);
  }
  return { counts, unexplained, nets };
}

/** What was contradicted or refused is theirs alone, and is shown apart. */
function addTo(net: { ours: string; theirs: string }, line: Line, verdict: Verdict): void {
  if (verdict !== 'moved') return;
  const sign = line.kind === 'payout' ? 1n : -1n;
  net.ours = String(BigInt(net.ours) + sign * BigInt(line.posted?.amountMinor ?? 0));
  net.theirs = String(BigInt(net.theirs) + sign * BigInt(line.theirs?.amount ?? 0));
}

export function tellOutcome({ counts, unexplained, nets }: Outcome): void {
  const rows = NETWORKS.flatMap((network) =>
    (['payout', 'collection'] as const).map((kind) => {
      const row = counts[`${network} ${kind}`] ?? {};
      const verdicts = [...SHOWN, 'unexplained'].map((name) => row[name] ?? 0);
      const sum = verdicts.reduce((one, other) => one + other, 0);
      return [network, kind, ...[sum, ...verdicts, row[LEARNED] ?? 0].map(count)];
    }),
  );
  const totals = rows[0]!
    .slice(2)
    .map((_, column) =>
      count(rows.reduce((sum, row) => sum + Number(row[column + 2]!.replaceAll(',', '')), 0)),
    );
  console.log(
    `\n${table(['Network', 'kind', 'lines', ...SHOWN, 'unexplained', LEARNED], [...rows, ['all', '', ...totals]])}\n`,
  );
  const owed = Object.entries(nets).map(([network, { ours, theirs }]) => [
    network,
    dirhams(ours),
    dirhams(theirs),
    ours === theirs ? '✓' : '✗',
  ]);
  console.log(`${table(['Owed to', 'by our ledger', 'by its books', ''], owed)}\n`);
  for (const line of unexplained.slice(0, 20)) console.log(`  ✗ ${line}`);
}

export interface Costs {
  spent: readonly { name: string; cpuSeconds: number }[];
  commits: Readonly<Record<string, number>>;
}

/** From the first wish to the end of the last. A process that was killed is counted from its last start. */
export function tellCosts({ spent, commits }: Costs, operations: number): void {
  const each = (seconds: number): string => ((1_000 * seconds) / operations).toFixed(2);
  const all = spent.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  const rows = spent.map(({ name, cpuSeconds }) => [name, each(cpuSeconds)]);
  console.log(`${table(['Processor ms a wish', ''], [...rows, ['all', each(all)]])}\n`);
  const made = Object.entries(commits).map(([name, count]) => [name, count.toFixed(2)]);
  console.log(`${table(['Commits a wish', ''], made)}\n`);
}
