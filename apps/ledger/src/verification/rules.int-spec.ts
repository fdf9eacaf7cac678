import type { TestLedger } from '../testing/test-ledger';
import { startBusyLedger } from './testing/busy-ledger';
import { RECHAIN, TamperedLedger } from './testing/tampered-ledger';

/** Ledgers whose chain is whole, as an error in the functions that write them would leave them: each rule is looked at. */

let ledger: TestLedger;
let tampered: TamperedLedger;
beforeAll(async () => {
  ledger = await startBusyLedger();
  tampered = await TamperedLedger.of(ledger);
});
afterAll(() => ledger.stop());

const payer = `(select account_no from accounts where network = 'm2t')`;
const merchant = `(select account_no from accounts where network = 'cash-plus')`;
const hold = (state: string): string =>
  `(select transfer_id from honest.holds where state = '${state}' order by no limit 1)`;

/** The numbers that stand in `busy-ledger.ts`, one after the other. */
const SALE = '2090010000000000008';
const SETTLED_LEG = '2090010000000000025';
const REVERSAL = '2090020000000000038';

it.each<[rule: string, check: string, what: string, ...statements: string[]]>([
  [
    'a floor',
    'bounds',
    'below its floor',
    `update account_events set floor_minor = 99999 where account_no = ${payer}`,
  ],
  [
    'a floor, by what is held',
    'bounds',
    'below its floor',
    `update account_events set floor_minor = 99500 where account_no = ${payer}`,
  ],
  [
    'a ceiling',
    'bounds',
    'raised above its ceiling',
    `update account_events set ceiling_minor = 99999 where account_no = ${payer}`,
  ],
  [
    'a frozen account',
    'statuses',
    'on a frozen account',
    `update account_events set status = 'frozen' where account_no = ${merchant}`,
  ],
  [
    'a closed account',
    'statuses',
    'on a closed account',
    `update account_events set status = 'closed' where account_no = ${merchant}`,
  ],
  [
    'a closed account with money on it',
    'statuses',
    'closed with money on it',
    `update account_events set status = 'closed' where account_no = ${payer}`,
  ],
  [
    'one currency',
    'legs',
    'between currencies',
    `update accounts set currency = 'EUR' where account_no = ${merchant}`,
  ],
  [
    'an amount above zero',
    'legs',
    'moves nothing or less',
    `update legs set amount_minor = -300 where no = ${SALE}`,
  ],
  [
    'an account that is there',
    'legs',
    'an account that was not opened before',
    `update legs set credit_no = 77 where no = ${SALE}`,
  ],
  [
    'an account that is opened before',
    'legs',
    'an account that was not opened before',
    `update legs set credit_no = (select max(account_no) from accounts) where no = 2090010000000000003`,
  ],
  [
    'legs that are whole',
    'legs',
    'legs are not counted 1, 2, …',
    `update legs set leg_no = 3 where no = 2090010000000000009`,
  ],
  [
    'a decision for each transfer',
    'decisions',
    'was not decided here',
    `delete from decisions where no = ${SALE}`,
  ],
  [
    'a deed for each decision',
    'decisions',
    'was decided with yes, and nothing was done',
    `update decisions set reason = null where reason = 'account_frozen'`,
  ],
  [
    'nothing done by a refusal',
    'decisions',
    'is both: refused and post',
    `update decisions set reason = 'balance_ceiling' where no = ${SALE}`,
  ],
  [
    'a running balance',
    'balances',
    'not the balance after this leg',
    `update legs set amount_minor = 301 where no = ${SALE}`,
  ],
  [
    'a hold posted in part',
    'holds',
    'posts what was not held',
    `update legs set amount_minor = 51 where no = ${SETTLED_LEG}`,
  ],
  [
    'a hold that ends once',
    'holds',
    'ends a hold that is not open: it was never placed, or has ended before',
    `update hold_ends set hold_id = ${hold('posted')} where hold_id = ${hold('voided')}`,
  ],
  [
    'a hold that is voided without moving',
    'decisions',
    'is both: void and post',
    `update hold_ends set ending = 'voided' where hold_id = ${hold('posted')}`,
  ],
  [
    'a hold that is posted by moving',
    'holds',
    'posts a hold and moves nothing',
    `update hold_ends set ending = 'posted' where hold_id = ${hold('voided')}`,
  ],
  [
    'a hold that expires in time',
    'holds',
    'expired before its time',
    `update hold_legs set expires_at = expires_at + interval '1 year' where transfer_id = ${hold('expired')}`,
  ],
  [
    'a hold that is settled in time',
    'holds',
    'settled after it had expired',
    `update hold_legs set expires_at = posted_at where transfer_id = ${hold('posted')}`,
  ],
  [
    'a hold that nobody lets expire',
    'holds',
    'a hold expires by itself and is posted or voided by a transfer',
    `update hold_ends set ending = 'voided' where hold_id = ${hold('expired')}`,
  ],
  [
    'a reversal that mirrors',
    'reversals',
    'its legs, turned round, are not those it reverses',
    `update legs set amount_minor = 299 where no = ${REVERSAL} + 1`,
  ],
  [
    'a reversal of what came before',
    'reversals',
    'reverses what comes after it',
    `update reversals set original_id = (select transfer_id from decisions order by no desc limit 1)`,
  ],
  [
    'a reversal of what was done',
    'reversals',
    'its legs, turned round, are not those it reverses',
    `update reversals set original_id = (select transfer_id from decisions where reason = 'account_frozen')`,
  ],
  [
    'time',
    'flushes',
    'goes back in time',
    `update flushes set posted_at = '2090-01-31 20:00:00.122+00' where first_no = ${SALE}`,
  ],
  [
    'the month of its numbers',
    'flushes',
    'is not of the month of its numbers',
    `update flushes set posted_at = '2090-02-01 00:00:00+00' where first_no = 2090010000000000032`,
  ],
  [
    'an opening that is one',
    'accounts',
    'not what is opened here',
    `update account_events set status = 'frozen' where no = account_no and account_no = ${payer}`,
  ],
])('%s', async (_rule, check, what, ...statements) => {
  const report = await tampered.verify([...statements, RECHAIN]);
  expect(report.findings.filter((finding) => finding.check === 'chain')).toEqual([]);
  expect(report.findings.map((finding) => `${finding.check}: ${finding.what}`)).toContain(
    `${check}: ${what}`,
  );
});

it('lets an account stay above a ceiling that was lowered under it, and go down', async () => {
  const report = await tampered.verify([
    `update account_events set ceiling_minor = 50 where account_no = ${payer} and no = (
       select max(no) from account_events where account_no = ${payer})`,
    `update accounts set ceiling_minor = 50 where account_no = ${payer}`,
    RECHAIN,
  ]);
  // The reversal came after it, and raised the balance.
  expect(report.findings.map(({ what, no, flush }) => ({ what, no, flush }))).toEqual([
    { what: 'raised above its ceiling', flush: '2090020000000000038–2090020000000000039' },
  ]);
});
