import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NetworkAdapter, RawNotice, ReportLine, ReportReading } from '@hanout/network-kit';
import type { UnderContract } from './adapter-contract';
import type { Behaviour } from './adapter-remote';
import type { RemoteReportLine } from './remote-system';

const DAY = '2026-11-27';
const NOON = new Date('2026-11-27T11:00:00Z');

/** On the wire: what stands in a statement is what its books say. */
const TROUBLES: readonly Behaviour[] = [
  'bad_request',
  'server_error',
  'unavailable',
  'too_many',
  'redirect',
  'reset',
  'half_body',
  'did_it_no_answer',
  'garbage',
  'too_large',
  'wrong_shape',
];

type ReportedCollection = Extract<RemoteReportLine, { event: 'collection' }>;

const idOf = (no: number): string => `8f5d0a3e-0000-4000-8000-${String(no).padStart(12, '0')}`;

function payoutLine(no: number, said: 'done' | 'declined', amountMinor = '3500'): RemoteReportLine {
  const [id, account] = [idOf(no), '+212612345678'];
  const order = { id, account, amountMinor, currency: 'MAD' };
  const result =
    said === 'done'
      ? { id, word: said, ref: `PAY-${no}`, order }
      : { id, word: said, reason: 'ACCOUNT_BARRED', order };
  return { event: 'payout', order, result, decidedAt: NOON };
}

function collectionLine(details: Partial<ReportedCollection> = {}): ReportedCollection {
  return {
    event: 'collection',
    ref: 'COL-1',
    account: '+212698765432',
    payee: '100234',
    amountMinor: '12345678901',
    currency: 'MAD',
    collectedAt: NOON,
    ...details,
  };
}

/** A network's own statements of its days. */
export function describeReports({ remote, patient, hasty, make }: UnderContract): void {
  const write = (lines: readonly RemoteReportLine[], isFinal = true): void =>
    void remote.reports.set(DAY, { day: DAY, isFinal, lines });
  const got = async (adapter: NetworkAdapter = patient()): Promise<RawNotice[]> => {
    const fetched = await adapter.reports!.fetch(DAY);
    if (fetched.outcome !== 'got') throw new Error(`it was ${JSON.stringify(fetched)}`);
    return fetched.documents;
  };
  const read = (document: RawNotice): Promise<ReportReading> => patient().reports!.read(document);
  const readAll = (documents: readonly RawNotice[]): Promise<ReportReading[]> =>
    Promise.all(documents.map(read));
  const linesIn = async (documents: readonly RawNotice[]): Promise<ReportLine[]> =>
    (await readAll(documents)).flatMap((reading) => {
      if (reading.reading !== 'accepted') throw new Error(`it is ${reading.cause}`);
      expect(reading.day).toBe(DAY);
      return reading.lines;
    });
  afterEach(() => remote.reports.clear());

  it('say what was paid out, what was refused and what was collected, to the centime', async () => {
    write([payoutLine(1, 'done', '12345678901'), payoutLine(2, 'declined'), collectionLine()]);
    const lines = await linesIn(await got());
    const done = lines.find((line) => line.kind === 'payout' && line.id === idOf(1))!;
    const collection = lines.find(({ kind }) => kind === 'collection')!;
    expect(done).toMatchObject({
      kind: 'payout',
      id: idOf(1),
      outcome: 'succeeded',
      ref: 'PAY-1',
      account: '+212612345678',
      decidedAt: NOON,
    });
    expect(collection).toMatchObject({
      kind: 'collection',
      ref: 'COL-1',
      payee: '100234',
      account: '+212698765432',
      collectedAt: NOON,
    });
    expect([done, collection].map(({ amount }) => amount.toWire().minor)).toEqual([
      '12345678901',
      '12345678901',
    ]);
    // Statements of some wires hold only what moved.
    for (const refused of lines.filter((line) => line !== done && line !== collection))
      expect(refused).toMatchObject({
        kind: 'payout',
        id: idOf(2),
        outcome: 'declined',
        reason: expect.stringMatching(/^[\w.-]{1,64}$/),
      });
  });

  it('say that somebody was paid by his number, too', async () => {
    write([collectionLine({ payee: '+212611111111' })]);
    expect(await linesIn(await got())).toMatchObject([{ payee: '+212611111111' }]);
  });

  it('say the same of a collection as its notice does', async () => {
    const line = collectionLine({ collectedAt: new Date('2026-11-27T11:00:00.250Z') });
    write([line]);
    const [reported] = await linesIn(await got());
    const reading = patient().notices!.read(remote.notice!(line), new Date());
    if (reading.reading !== 'accepted') throw new Error('the notice is refused');
    expect(reported).toMatchObject(toPlain(reading.events[0]!));
  });

  it('are whole, however many lines they have', async () => {
    const many = Array.from({ length: 2_500 }, (_, no) => payoutLine(no, 'done', String(100 + no)));
    write(many);
    const ids = (await linesIn(await got())).map((line) => (line.kind === 'payout' ? line.id : ''));
    expect(ids.sort()).toEqual(many.map((_, no) => idOf(no)));
  });

  it('leave others their turns while they are read, however many lines they have', async () => {
    write(Array.from({ length: 2_500 }, (_, no) => payoutLine(no, 'done')));
    const documents = await got();
    let [turns, isReading] = [0, true];
    const others = (async () => {
      for (; isReading; turns += 1) await nextTurn();
    })();
    for (const document of documents) await read(document);
    isReading = false;
    await others;
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  it('are of a day on which nothing moved', async () => {
    write([]);
    const documents = await got();
    expect(documents.length).toBeGreaterThan(0);
    expect(await linesIn(documents)).toEqual([]);
  });

  it('tell whether the day is over', async () => {
    const areFinal = async (): Promise<boolean[]> =>
      (await readAll(await got())).map((reading) => reading.reading === 'accepted' && reading.isFinal);
    write([payoutLine(1, 'done')], false);
    expect(await areFinal()).toEqual([false]);
    write([payoutLine(1, 'done')]);
    expect(await areFinal()).toEqual([true]);
  });

  it('are not ready while there is none of that day', async () => {
    expect(await patient().reports!.fetch(DAY)).toEqual({ outcome: 'not_ready' });
  });

  it('say of which day they are: another day’s is not taken for it', async () => {
    write([collectionLine()]);
    const [document] = await got();
    remote.reports.set('2026-11-26', { day: '2026-11-26', isFinal: true, lines: [collectionLine()] });
    const other = await patient().reports!.fetch('2026-11-26');
    if (other.outcome !== 'got') throw new Error('not got');
    expect(await read(other.documents[0]!)).toMatchObject({ day: '2026-11-26' });
    // The name is how we asked for it; what was asked for does not make it another day's.
    const reading = await read({ ...document!, name: other.documents[0]!.name });
    expect(reading.reading === 'refused' || reading.day === DAY).toBe(true);
  });

  it('read as they are written when a line has another amount', async () => {
    write([collectionLine()]);
    const [before] = await linesIn(await got());
    write([collectionLine({ amountMinor: '12345678902' })]);
    const [after] = await linesIn(await got());
    expect([before, after].map((line) => line!.amount.minor)).toEqual([12345678901n, 12345678902n]);
    expect({ ...after, amount: 0 }).toEqual({ ...before, amount: 0 });
  });

  it('read the same again', async () => {
    write([payoutLine(1, 'done'), collectionLine()]);
    const [document] = await got();
    expect(await read(document!)).toEqual(await read(document!));
  });

  it('are forged when another made them', async () => {
    write([collectionLine()]);
    const [document] = await got();
    const other = make({ ...remote.settings(), secret: 'the secret of another', timeoutMs: 1_000 });
    expect(await other.reports!.read(document!)).toEqual({ reading: 'refused', cause: 'forged' });
    await other.close?.();
  });

  it('are refused when any byte is another or missing', async () => {
    write([payoutLine(1, 'done'), payoutLine(2, 'declined'), collectionLine()]);
    const [document] = (await got()) as [RawNotice];
    const { raw } = document;
    const step = Math.max(1, Math.floor(raw.length / 60));
    for (let at = 0; at < raw.length; at += step) {
      const flipped = Buffer.from(raw);
      flipped[at]! ^= 1;
      expect((await read({ ...document, raw: flipped })).reading).toBe('refused');
      expect((await read({ ...document, raw: raw.subarray(0, at) })).reading).toBe('refused');
    }
  });

  it('are for a person to look at when one line cannot be understood', async () => {
    write([payoutLine(1, 'done'), collectionLine({ amountMinor: '0' })]);
    expect(await readAll(await got())).toEqual([{ reading: 'refused', cause: 'unreadable' }]);
  });

  it.each(TROUBLES.filter((trouble) => !remote.cannot.has(trouble)))(
    'are not had, or refused, and nothing throws, after: %s',
    async (trouble) => {
      write([payoutLine(1, 'done'), collectionLine()]);
      const quick = make({ ...remote.settings(), timeoutMs: 1_000 });
      remote.behave(trouble);
      const fetched = await quick.reports!.fetch(DAY);
      remote.behave('ok');
      if (fetched.outcome === 'got')
        expect((await readAll(fetched.documents)).map(({ reading }) => reading)).toContain('refused');
      else expect(fetched).toEqual({ outcome: 'unknown', cause: expect.any(String) });
      await quick.close?.();
    },
  );

  it.each(['silent', 'drip'] as const)('are not waited for when the remote is: %s', async (behaviour) => {
    if (remote.cannot.has(behaviour)) return;
    remote.behave(behaviour);
    await expect(hasty().reports!.fetch(DAY)).resolves.toEqual({
      outcome: 'unknown',
      cause: expect.any(String),
    });
  });
}

/** Without what a notice has beside the collection itself. */
function toPlain(event: object): object {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'event'));
}
