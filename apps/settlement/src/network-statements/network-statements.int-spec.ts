import { randomUUID } from 'node:crypto';
import {
  importBankStatement,
  readInstruction,
  readNetworkStatement,
  readStatement,
  readWindows,
  type CallerV1,
  type CompletedPaymentV1,
  type NetworkName,
  type StatementFormat,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { fakeAnswers, NO_ANSWER, type FakeAnswers } from '@hanout/testing';
import { camt053 } from '../../test/bank';
import { FakePosition } from '../../test/fake-position';
import { aPayment, SettlementStage, staffWith } from '../../test/settlement-stage';
import { readCamt053 } from '../bank/camt053';
import { positionAccountId } from '../instructions/settlement.transfer';

const DAY = '2026-11-26';
const finance = staffWith('finance');
const ofNetwork = (network: NetworkName): CallerV1 => ({
  kind: 'staff',
  id: randomUUID(),
  roles: ['network'],
  network,
});

describe('the statement of a network’s position account', () => {
  let stage: SettlementStage;
  let position: FakePosition;
  let ledger: FakeAnswers<object>;

  beforeEach(async () => {
    // A reader is not asked again as a job is: on a busy machine one slow page must not be the end of a statement.
    stage = await SettlementStage.set('2026-11-28T12:00:00.000Z', { LEDGER_DEADLINE_MS: '4000' });
    position = new FakePosition(positionAccountId('m2t', 'MAD'));
    ledger = await position.listen(stage.nats.url);
  });
  afterEach(async () => {
    await ledger.stop();
    await stage.strike();
  });

  const asks = () => stage.settlement.get(Asks);
  const piece = (
    period: string,
    {
      caller = finance,
      network = 'm2t' as NetworkName,
      format = 'camt053' as StatementFormat,
      after = '',
    } = {},
  ) => asks().ask(readNetworkStatement, { caller, network, period, format, ...(after !== '' && { after }) });
  const whole = async (period: string, format: StatementFormat = 'camt053', caller = finance) => {
    const pieces: string[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const { content, next } = await piece(period, { caller, format, after });
      pieces.push(content);
      after = next;
    }
    return { pieces: pieces.length, text: pieces.join('') };
  };
  /** A payout of a wallet of a network to an account at its own system: no window counts it. */
  const payout = (networkRef: string): CompletedPaymentV1 => ({
    ...aPayment('m2t', 'm2t', '5001', `${DAY}T10:00:00.000Z`),
    kind: 'payout',
    networkRef,
  });

  it('tells what moved line by line, with our number and theirs, the same bytes for ever', async () => {
    const [known, other] = [payout('M2T-77'), payout('M2T-78')];
    await stage.pay(known, other);
    await stage.pay({ ...known, networkRef: 'told otherwise later' });
    position.post(
      { at: '2026-11-25T09:00:00.000Z', minor: -700n, kind: 'collection' },
      { at: `${DAY}T00:00:00.000Z`, minor: 5_001n, reference: 'H4VN8ZR3CE', transferId: known.paymentId },
      { at: `${DAY}T23:59:59.999Z`, minor: -300n, kind: 'collection' },
      { at: '2026-11-27T00:00:00.000Z', minor: 9n, transferId: other.paymentId },
    );
    const { text } = await whole(DAY, 'camt053', ofNetwork('m2t'));
    expect(readCamt053(text)).toMatchObject({
      accountNumber: 'network-position:m2t:MAD',
      day: DAY,
      openingMinor: -700n,
      closingMinor: 4_001n,
      entries: [
        { entryRef: '1001', endToEndId: 'H4VN8ZR3CE', amountMinor: 5_001n, bookedOn: DAY },
        { entryRef: '1002', endToEndId: undefined, amountMinor: -300n, bookedOn: DAY },
      ],
    });
    expect(text).toContain('<AcctOwnrTxId>M2T-77</AcctOwnrTxId>');
    expect(text).not.toContain('M2T-78');
    expect((await whole(DAY)).text).toBe(text);
    const rows = (await whole(DAY, 'csv')).text.split('\r\n');
    expect(rows.map((row) => row.split(';')[7])).toEqual([
      'balance',
      '-7,00',
      '43,01',
      '40,01',
      '40,01',
      undefined,
    ]);
  });

  it.each([
    ['2026-02-15', 25],
    ['2026-03-22', 23],
  ])('of %s has all of its %i hours, to the centime', async (day, hours) => {
    const start = day === '2026-02-15' ? '2026-02-14T23:00:00.000Z' : '2026-03-22T00:00:00.000Z';
    const at = (hour: number) => new Date(Date.parse(start) + hour * 3_600_000 - 1).toISOString();
    for (let hour = 0; hour <= hours + 1; hour++)
      position.post({ at: at(hour), minor: 10n ** BigInt(hour % 15) });
    const { entries, openingMinor, closingMinor } = readCamt053((await whole(day)).text);
    expect(entries).toHaveLength(hours);
    expect(new Set(entries.map(({ bookedOn }) => bookedOn))).toEqual(new Set([day]));
    expect([openingMinor, closingMinor].map(String)).toEqual(
      [0, hours].map((place) => position.lines[place]!.balanceAfter.minor),
    );
  });

  it('of a window goes from cut-off to cut-off and names the bank’s number of its settlement', async () => {
    stage.now = '2026-11-25T20:00:00.000Z';
    await stage.closeAll();
    await stage.pay(aPayment('wafacash', 'm2t', '5001', `${DAY}T10:00:00.000Z`));
    stage.now = '2026-11-28T12:00:00.000Z';
    await stage.closeAll();
    const { items } = await asks().ask(readWindows, { caller: finance, day: DAY });
    const { windowId } = items.find(({ network }) => network === 'm2t')!;
    const { messageId } = await asks().ask(readInstruction, { caller: finance, windowId });
    const document = camt053({ entries: [{ minor: -5_001n, endToEndId: messageId, entryRef: 'BANK-1' }] });
    await asks().ask(importBankStatement, { caller: finance, body: { document } });
    position.post(
      { at: '2026-11-25T19:59:59.999Z', minor: 1n },
      { at: '2026-11-25T20:00:00.000Z', minor: -5_001n, kind: 'settlement', reference: messageId },
      { at: `${DAY}T20:00:00.000Z`, minor: 2n },
    );
    const { text } = await whole(windowId);
    expect(readCamt053(text)).toMatchObject({
      day: DAY,
      openingMinor: 1n,
      entries: [{ endToEndId: messageId, amountMinor: -5_001n, bookedOn: '2026-11-25' }],
    });
    expect(text).toContain('<AcctOwnrTxId>BANK-1</AcctOwnrTxId>');
    await expect(piece(windowId, { network: 'wafacash' })).rejects.toMatchObject({
      code: 'settlement.unknown_window',
    });
  });

  it('has no end to its length: a day of 20,000 lines comes in 40 pieces, and sums to the ledger’s balance', async () => {
    const all = Array.from({ length: 20_000 }, (_, place) => payout(`M2T-${place}`));
    for (let from = 0; from < all.length; from += 500) await stage.pay(...all.slice(from, from + 500));
    const start = Date.parse(`${DAY}T00:00:00.000Z`);
    position.post(
      ...all.map(({ paymentId }, place) => ({
        at: new Date(start + place * 4_000).toISOString(),
        minor: place % 3 === 0 ? -BigInt(place + 1) : BigInt(place + 1),
        reference: 'H4VN8ZR3CE',
        transferId: paymentId,
      })),
    );
    for (const format of ['camt053', 'csv'] as const) {
      const began = Date.now();
      const { pieces, text } = await whole(DAY, format);
      const bytes = Buffer.byteLength(text);
      process.stdout.write(
        `${format}: 20,000 lines, ${bytes} bytes in ${pieces} pieces, ${Date.now() - began} ms\n`,
      );
      expect(pieces).toBe(40);
      if (format === 'csv') {
        const cells = text
          .split('\r\n')
          .slice(2, -2)
          .map((row) => row.split(';'));
        expect(cells.map((row) => row[4])).toEqual(all.map(({ networkRef }) => networkRef));
      } else {
        const { entries, closingMinor } = readCamt053(text);
        expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(closingMinor);
        expect(closingMinor.toString()).toBe(position.lines.at(-1)!.balanceAfter.minor);
      }
    }
  }, 120_000);

  it('is given to nobody when the ledger does not add up, or is not there', async () => {
    position.post({ at: `${DAY}T10:00:00.000Z`, minor: 5n }, { at: `${DAY}T11:00:00.000Z`, minor: 7n });
    position.lines[0]!.amount.minor = '6';
    await expect(piece(DAY)).rejects.toThrow();
    await ledger.stop();
    ledger = await fakeAnswers(stage.nats.url, readStatement, () => NO_ANSWER);
    await expect(piece(DAY)).rejects.toThrow();
  });

  it('is for the network itself, and for those who look at all of them', async () => {
    const refusals = [
      [{ caller: ofNetwork('wafacash') }, 'settlement.other_network'],
      [{ caller: staffWith('support') }, 'platform.forbidden'],
    ] as const;
    for (const [wish, code] of refusals)
      await expect(piece(DAY, wish)).rejects.toMatchObject({ code, kind: 'forbidden' });
    await expect(piece(DAY, { caller: staffWith('auditor') })).resolves.toBeDefined();
  });

  it('of an account that nothing has moved yet is empty', async () => {
    const [network, format] = ['wana-cash', 'camt053'] as const;
    const { content, next } = await piece(DAY, { network, format });
    expect([readCamt053(content), next]).toMatchObject([
      { openingMinor: 0n, closingMinor: 0n, entries: [] },
      undefined,
    ]);
  });

  it.each([
    ['2026-11-28', 'settlement.period_not_over'],
    ['2026-02-30', 'settlement.period_wrong'],
    [randomUUID(), 'settlement.unknown_window'],
  ])('is refused of %s', async (period, code) => {
    await expect(piece(period)).rejects.toMatchObject({ code });
  });
});
