/** The ledger's function inside PostgreSQL, without a service: what its users would compare with pgbench. */
import { join } from 'node:path';
import { connect } from '../platform/postgres-databases';
import type { Pgbench } from '../bench/pgbench';
import type { Servers } from './servers';

export const ACCOUNTS = 100_000;

const ACCOUNT_ID = (number: string): string =>
  `('00000000-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/**
 * A loop in the database that draws a batch and posts it, a commit each. The drawing is part of the time. Ids are random
 * (version 4), which is the harder case for an index.
 */
const LOAD = `
create procedure bench_load(p_batches integer, p_size integer, p_is_hot boolean, p_is_held boolean) language plpgsql as $$
declare
  c_accounts constant integer := ${ACCOUNTS};
  v_debits uuid[];
  v_credits uuid[];
  v_ids uuid[];
  v_posted integer;
begin
  for i in 1 .. p_batches loop
    select array_agg(${ACCOUNT_ID('1 + (credit + shift) % c_accounts')}), array_agg(${ACCOUNT_ID('1 + credit')})
      into v_debits, v_credits
      from (select case when p_is_hot then 0 else floor(random() * c_accounts)::integer end as credit,
              1 + floor(random() * (c_accounts - 1))::integer as shift
            from generate_series(1, p_size)) drawn;
    select array_agg(gen_random_uuid()) into v_ids from generate_series(1, p_size);
    select count(*) filter (where outcome = 'posted') into v_posted from post_transfers(
      v_ids, array_fill(case when p_is_held then 'hold' else 'post' end, array[p_size]),
      array_fill('merchant_payment'::text, array[p_size]), array_fill('BENCH00000'::text, array[p_size]),
      array_fill(decode('0123456789abcdef0123456789abcdef', 'hex'), array[p_size]), null,
      array_fill(null::integer, array[p_size]), array_fill(false, array[p_size]), array_fill(1, array[p_size]),
      v_debits, v_credits, array_fill(100::bigint, array[p_size]), array_fill('MAD'::text, array[p_size]));
    if v_posted <> p_size then raise exception '% of % posted', v_posted, p_size; end if;
    commit;
    if p_is_held then
      select count(*) filter (where outcome = 'posted') into v_posted from post_transfers(
        (select array_agg(gen_random_uuid()) from generate_series(1, p_size)),
        array_fill('post_hold'::text, array[p_size]), array_fill('merchant_payment'::text, array[p_size]),
        array_fill('BENCH00000'::text, array[p_size]),
        array_fill(decode('0123456789abcdef0123456789abcdef', 'hex'), array[p_size]), v_ids,
        array_fill(null::integer, array[p_size]), array_fill(false, array[p_size]), array_fill(0, array[p_size]),
        '{}', '{}', '{}', '{}');
      if v_posted <> p_size then raise exception '% of % settled', v_posted, p_size; end if;
      commit;
    end if;
  end loop;
end $$`;

const ONE_A_CALL = (isHot: boolean): string => `
\\set credit ${isHot ? '0' : `random(0, ${ACCOUNTS - 1})`}
\\set shift random(1, ${ACCOUNTS - 1})
select outcome from post_transfers(array[gen_random_uuid()], array['post'], array['merchant_payment'], array['BENCH00000'],
  array[decode('0123456789abcdef0123456789abcdef', 'hex')], null, array[null::integer], array[false], array[1],
  array[${ACCOUNT_ID(`1 + (:credit + :shift) % ${ACCOUNTS}`)}], array[${ACCOUNT_ID('1 + :credit')}], array[100::bigint],
  array['MAD']);
`;

/** Accounts that may go far below zero, so that funds never end; their floor is judged all the same. */
export async function openBenchAccounts(url: string): Promise<void> {
  const client = await connect(url);
  await client.query(LOAD);
  await client.query(
    `select count(*) from open_accounts(
       array(select ${ACCOUNT_ID('n')} from generate_series(1, ${ACCOUNTS}) n), array_fill(0::smallint, array[${ACCOUNTS}]),
       array_fill('customer'::text, array[${ACCOUNTS}]), null, array_fill('MAD'::text, array[${ACCOUNTS}]),
       array_fill(-100000000000000::bigint, array[${ACCOUNTS}]), array_fill(100000000000000000::bigint, array[${ACCOUNTS}]),
       array_fill(sha256('bench'), array[${ACCOUNTS}]))`,
  );
  await client.query('vacuum analyze');
  await client.end();
}

/** Transfers per second in batches of this size: as many batches as fit in the time, by a first look. */
export async function batches(
  url: string,
  { seconds, ...each }: Omit<Batches, 'batches'> & { seconds: number },
): Promise<number> {
  const { size } = each;
  const first = await post(url, { ...each, batches: Math.max(2, Math.ceil(4_000 / size)) });
  return post(url, { ...each, batches: Math.max(2, Math.round((first * seconds) / size)) });
}

export interface Batches {
  batches: number;
  size: number;
  isHot: boolean;
  /** Each batch is held first and then settled, in two commits. */
  isHeld?: boolean;
}

/** Posts so many batches; transfers per second. */
export async function post(
  url: string,
  { batches: count, size, isHot, isHeld = false }: Batches,
): Promise<number> {
  const client = await connect(url);
  try {
    const startedAt = performance.now();
    await client.query(`call bench_load(${count}, ${size}, ${isHot}, ${isHeld})`);
    return (count * size * 1_000) / (performance.now() - startedAt);
  } finally {
    await client.end();
  }
}

export function oneACall(
  pgbench: Pgbench,
  { folder }: Servers,
  { url, isHot, seconds }: { url: string; isHot: boolean; seconds: number },
): Promise<number> {
  return pgbench.script(join(folder, 'one-a-call.sql'), ONE_A_CALL(isHot), { url, seconds });
}
