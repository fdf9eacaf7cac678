import type { TransferToPostV1 } from '@hanout/contracts';
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

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await TestLedger.start();
  await ledger.dataSource.query(
    `select count(*) from open_accounts(
       array(select gen_random_uuid() from generate_series(1, $1::integer)), array_fill(0::smallint, array[$1::integer]),
       array_fill('customer'::text, array[$1::integer]), null, array_fill('MAD'::text, array[$1::integer]),
       array_fill(0::bigint, array[$1::integer]), null, array_fill(sha256('stranger'), array[$1::integer]))`,
    [STRANGERS],
  );
});
afterAll(() => ledger.stop());

/** Rows of accounts that one question reads, whatever the way. */
async function rowsReadFor(transfer: TransferToPostV1): Promise<number> {
  const rows = await ledger.dataSource.transaction(async (manager) => {
    const read = async (): Promise<number> => {
      const [row] = await manager.query<{ rows: string }[]>(
        `select seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables
           where relname = 'accounts'`,
      );
      return Number(row!.rows);
    };
    const before = await read();
    expect((await postTransfers(manager, [transfer])).map(outcomeOf)).toEqual(['posted']);
    return (await read()) - before;
  });
  return rows;
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
    const rows = await rowsReadFor(transfer);
    expect([kind, rows > 0 && rows < 50]).toEqual([kind, true]);
  }
});
