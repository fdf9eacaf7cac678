import type { TestLedger } from './test-ledger';

/**
 * Makes the database give up the first so many flushes, as it does when transactions get in each other's way. A sequence
 * counts them: it alone is not rolled back.
 */
export async function failFirst(
  { dataSource }: TestLedger,
  { sqlState, times }: { sqlState: string; times: number },
): Promise<{ stop(): Promise<void> }> {
  await dataSource.query('create sequence forced_failures');
  await dataSource.query(`
    create function force_failure() returns trigger language plpgsql as $$
    begin
      if nextval('forced_failures') <= ${times} then raise exception using errcode = '${sqlState}'; end if;
      return new;
    end $$
  `);
  await dataSource.query(
    'create trigger force_failure before update on ledger_head for each row execute function force_failure()',
  );
  return {
    stop: async () => {
      await dataSource.query('drop trigger force_failure on ledger_head');
      await dataSource.query('drop function force_failure');
      const [row] = await dataSource.query<{ last_value: string }[]>(
        'select last_value from forced_failures',
      );
      expect(Number(row!.last_value)).toBeGreaterThan(times);
      await dataSource.query('drop sequence forced_failures');
    },
  };
}
