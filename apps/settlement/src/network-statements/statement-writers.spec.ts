import { businessDayBounds, businessDayOf } from '@hanout/calendar';
import fc from 'fast-check';
import { readCamt053 } from '../bank/camt053';
import { CAMT053_WRITER } from './camt053-writer';
import { CSV_WRITER } from './csv-writer';
import type { StatementEntry, StatementFrame, StatementWriter } from './statement';

/** Of 25 hours. */
const DAY = '2026-02-15';
const { from, to } = businessDayBounds(DAY);
const printable = (maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength,
  });

const anEntry = fc.record({
  transferId: fc.uuid(),
  kind: fc.constantFrom('payout', 'collection', 'settlement'),
  reference: fc.option(printable(35), { nil: undefined }),
  theirReference: fc.option(printable(64), { nil: undefined }),
  amountMinor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).filter((minor) => minor !== 0n),
  postedAt: fc.date({ min: from, max: new Date(to.getTime() - 1), noInvalidDate: true }),
});

const aStatement = fc
  .record({
    openingMinor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    entries: fc.array(anEntry, { maxLength: 20 }),
  })
  .map(({ openingMinor, entries }) => {
    let balanceMinor = openingMinor;
    const told = entries.map((entry, place): StatementEntry => {
      balanceMinor += entry.amountMinor;
      return { ...entry, entryId: String(place + 1), balanceMinor };
    });
    return { frame: { ...FRAME, openingMinor, closingMinor: balanceMinor }, entries: told };
  });

const FRAME: StatementFrame = {
  network: 'm2t',
  statementId: 'HN4BB0C9A350FB5A0D8F2F0A3A54F0D5A1',
  accountName: 'network-position:m2t:MAD',
  currency: 'MAD',
  owner: 'M2T & <Cie>',
  servicer: 'Hanout',
  from,
  to,
  openingDay: DAY,
  closingDay: DAY,
  openingMinor: 0n,
  closingMinor: 0n,
};

const written = (
  writer: StatementWriter,
  { frame, entries }: { frame: StatementFrame; entries: StatementEntry[] },
) => [writer.head(frame), ...entries.map((entry) => writer.entry(entry, frame)), writer.foot(frame)].join('');

const ENTRY: StatementEntry = {
  entryId: '16360000000002',
  transferId: 'ab5456a8-b4a0-4121-a7d8-fe327baa53b9',
  kind: 'payout',
  reference: 'H4VN8ZR3CE',
  theirReference: 'CP-77',
  amountMinor: 5_001n,
  balanceMinor: 4_001n,
  postedAt: new Date('2026-02-15T23:30:00.000Z'),
};

describe('a statement of a position account', () => {
  it('is read as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(aStatement, (statement) => {
        const { frame, entries } = statement;
        expect(readCamt053(written(CAMT053_WRITER, statement))).toEqual({
          reference: frame.statementId,
          accountNumber: frame.accountName,
          currency: 'MAD',
          day: DAY,
          openingMinor: frame.openingMinor,
          closingMinor: frame.closingMinor,
          entries: entries.map(({ entryId, reference, amountMinor, postedAt }) => ({
            entryRef: entryId,
            endToEndId: reference,
            amountMinor,
            bookedOn: businessDayOf(postedAt),
          })),
        });
      }),
    );
  });

  it('names both sides’ numbers, the longer one of theirs where there is room for it', () => {
    const long = 'X'.repeat(64);
    expect(CAMT053_WRITER.entry(ENTRY, FRAME)).toBe(
      '\n<Ntry><Amt Ccy="MAD">50.01</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>' +
        '<BookgDt><Dt>2026-02-15</Dt></BookgDt><AcctSvcrRef>16360000000002</AcctSvcrRef>' +
        '<BkTxCd><Prtry><Cd>payout</Cd><Issr>HANOUT</Issr></Prtry></BkTxCd><NtryDtls><TxDtls><Refs>' +
        '<EndToEndId>H4VN8ZR3CE</EndToEndId><TxId>ab5456a8b4a04121a7d8fe327baa53b9</TxId>' +
        '<AcctOwnrTxId>CP-77</AcctOwnrTxId></Refs><Amt Ccy="MAD">50.01</Amt><CdtDbtInd>CRDT</CdtDbtInd>' +
        '</TxDtls></NtryDtls></Ntry>',
    );
    const longer = CAMT053_WRITER.entry({ ...ENTRY, theirReference: long }, FRAME);
    expect(longer).toContain(`<RmtInf><Ustrd>${long}</Ustrd></RmtInf></TxDtls>`);
    expect(longer).not.toContain('AcctOwnrTxId');
  });

  it('opens in a spreadsheet by a double click, and none of its cells is a formula', () => {
    const frame = { ...FRAME, openingMinor: -1_000n, closingMinor: 4_001n };
    const entries = [{ ...ENTRY, theirReference: '=A1;"x"' }];
    expect(written(CSV_WRITER, { frame, entries })).toBe(
      '\ufeffentry;time;id;reference;network_reference;kind;amount;balance;currency\r\n' +
        ';15/02/2026 00:00:00;;;;opening;;-10,00;MAD\r\n' +
        '16360000000002;15/02/2026 23:30:00;ab5456a8-b4a0-4121-a7d8-fe327baa53b9;H4VN8ZR3CE;' +
        '"\'=A1;""x""";payout;50,01;40,01;MAD\r\n' +
        ';16/02/2026 00:00:00;;;;closing;;40,01;MAD\r\n',
    );
  });
});
