import type { TransferToPostV1 } from '@hanout/contracts';
import type { QueryRunner } from 'typeorm';
import {
  aHold,
  aPostHold,
  aReversal,
  aTransfer,
  aVoidHold,
  outcomeOf,
  TestLedger,
} from '../testing/test-ledger';
import { postTransfers } from './transfers.queries';

const STRANGERS = 2_000;
const OTHERS = 1_000;

let ledger: TestLedger;
/** Plans are kept with a connection. */
let runner: QueryRunner;
beforeAll(async () => {
  ledger = await TestLedger.start();
  runner = ledger.dataSource.createQueryRunner();
  // Plans are made while accounts are few, and known to be few.
  const [payer, payee] = [await ledger.wallet(10n), await ledger.wallet()];
  await ledger.dataSource.query('vacuum analyze');
  expect(await outcomes(aTransfer(payer, payee, 10n))).toEqual(['posted']);
  await ledger.dataSource.query(
    `select count(*) from open_accounts(
       array(select gen_random_uuid() from generate_series(1, $1::integer)), array_fill(0::smallint, array[$1::integer]),
       array_fill('customer'::text, array[$1::integer]), null, array_fill('MAD'::text, array[$1::integer]),
       array_fill(0::bigint, array[$1::integer]), null, array_fill(sha256('stranger'), array[$1::integer]))`,
    [STRANGERS],
  );
});
afterAll(async () => {
  await runner?.release();
  await ledger.stop();
});

/** Rows of these tables that one question reads, whatever the way. */
async function rowsReadFor(transfer: TransferToPostV1, tables: string[]): Promise<number> {
  const read = async (): Promise<number> => {
    const [row] = await runner.manager.query<{ rows: string }[]>(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as rows from pg_stat_xact_user_tables
         where relname = any($1)`,
      [tables],
    );
    return Number(row!.rows);
  };
  await runner.startTransaction();
  const before = await read();
  expect(await outcomes(transfer)).toEqual(['posted']);
  const rows = (await read()) - before;
  await runner.commitTransaction();
  return rows;
}

async function outcomes(...transfers: TransferToPostV1[]): Promise<string[]> {
  return (await postTransfers(runner.manager, transfers)).map(outcomeOf);
}

it('reads the accounts of a transfer and no others, however many there are', async () => {
  const [payer, payee] = [await ledger.wallet(1_000n), await ledger.wallet()];
  const [posted, voided] = [aHold(payer, payee, 10n), aHold(payer, payee, 10n)];
  const sale = aTransfer(payer, payee, 10n);
  const kinds: [string, TransferToPostV1][] = [
    ['a transfer', sale],
    ['a hold', posted],
    ['a second hold', voided],
    ['the end of a hold', aPostHold(posted)],
    ['the end of a hold without effect', aVoidHold(voided)],
    ['a reversal', aReversal(sale)],
  ];
  for (const [kind, transfer] of kinds) {
    const rows = await rowsReadFor(transfer, ['accounts']);
    expect([kind, rows > 0 && rows < 50]).toEqual([kind, true]);
  }
});

it('reads the holds and reversals of a transfer and no others, however many came after its plan was made', async () => {
  const [payer, payee] = [await ledger.wallet(100_000n), await ledger.wallet()];
  const settle = async (): Promise<number[]> => {
    const [hold, sale] = [aHold(payer, payee, 10n), aTransfer(payer, payee, 10n)];
    expect(await outcomes(hold, sale)).toEqual(['posted', 'posted']);
    const rows: number[] = [];
    for (const transfer of [aPostHold(hold), aReversal(sale)])
      rows.push(await rowsReadFor(transfer, ['holds', 'reversals']));
    return rows;
  };
  await settle();
  // A table that was never looked at is taken for larger than it is.
  await ledger.dataSource.query('vacuum analyze');
  await settle();
  const holds = Array.from({ length: OTHERS }, () => aHold(payer, payee, 1n));
  const sales = Array.from({ length: OTHERS }, () => aTransfer(payer, payee, 1n));
  for (const many of [holds, sales, sales.map(aReversal)])
    expect(new Set(await outcomes(...many))).toEqual(new Set(['posted']));
  for (const rows of await settle()) expect(rows).toBeLessThan(50);
});
