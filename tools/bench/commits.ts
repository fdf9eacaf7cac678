import type { Stage } from '../bench-payments/stage';

/** Commits so far in each database of the platform. */
export async function commitsOf({ query }: Stage): Promise<Map<string, number>> {
  const rows = await query<{ name: string; commits: string }>(
    'postgres',
    `select datname as name, xact_commit as commits from pg_stat_database
      where datname not in ('postgres', 'template0', 'template1', 'pgbench')`,
  );
  return new Map(rows.map(({ name, commits }) => [name, Number(commits)]));
}

/** Between two looks, for each of so many, the most first; databases where next to nothing happened are left out. */
export function commitsEach(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  count: number,
): Record<string, number> {
  const each = [...after].map(([name, now]) => [name, (now - (before.get(name) ?? 0)) / count] as const);
  return Object.fromEntries(each.filter(([, commits]) => commits >= 0.005).sort(([, a], [, b]) => b - a));
}
