import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Money } from '@hanout/money';
import type { NetworkAdapter, PayoutOrder } from '@hanout/network-kit';
import { statusReport } from '../fake/files';
import { reportFile } from '../fake/report';
import { baridCashAdapter } from './index';
import { isFileName, acknowledgementOf, signatureOf } from './transport';

const SECRET = 'a secret of the files';

describe('an acknowledgement', () => {
  const file = { name: 'a.xml', raw: Buffer.from('<A/>') };

  it('is of this file under this name by this network, and not what we signed ourselves', () => {
    const said = acknowledgementOf(file, SECRET);
    expect(acknowledgementOf({ ...file, name: 'b.xml' }, SECRET)).not.toBe(said);
    expect(acknowledgementOf({ ...file, raw: Buffer.from('<B/>') }, SECRET)).not.toBe(said);
    expect(acknowledgementOf(file, 'another')).not.toBe(said);
    expect(signatureOf(file.raw, SECRET)).not.toBe(said);
  });
});

it.each([
  ['pain.002.1.xml', true],
  ['A-b_c.xml', true],
  ['', false],
  ['.xml', false],
  ['..xml', false],
  ['a.sig', false],
  ['../a.xml', false],
  ['a/b.xml', false],
  ['a\\b.xml', false],
  [`${'a'.repeat(101)}.xml`, false],
])('the name %p is one of a file: %p', (name, isOne) => expect(isFileName(name)).toBe(isOne));

describe('the folder', () => {
  let folder: string;
  let adapter: NetworkAdapter;
  const order = (): PayoutOrder => ({
    id: randomUUID(),
    no: 1,
    account: '+212612345678',
    amount: Money.of(3_500n, 'MAD'),
    reference: 'HNT1',
    takenAt: new Date('2026-11-28T10:00:00Z'),
  });
  const over = (path: string): NetworkAdapter =>
    baridCashAdapter('barid-cash', { url: pathToFileURL(path).href, secret: SECRET, timeoutMs: 1_000 });
  const inbox = (name: string): string => join(folder, 'in', name);
  /** As the network lays a file out: whole, and with its signature. */
  async function layOut(name: string, raw: Buffer): Promise<void> {
    await mkdir(join(folder, 'in'), { recursive: true });
    await writeFile(inbox(`${name}.sig`), signatureOf(raw, SECRET) + '\n');
    await writeFile(inbox(`.${name}.tmp`), raw);
    await rename(inbox(`.${name}.tmp`), inbox(name));
  }

  it('has a statement once its signature is there, and not another’s', async () => {
    const day = '2026-11-27';
    const raw = reportFile({ day, isFinal: true, lines: [] });
    const place = join(folder, 'statements');
    await mkdir(place, { recursive: true });
    await writeFile(join(place, `${day}.xml`), raw);
    expect(await adapter.reports!.fetch(day)).toEqual({ outcome: 'not_ready' });
    await writeFile(join(place, `${day}.xml.sig`), signatureOf(raw, SECRET));
    const fetched = await adapter.reports!.fetch(day);
    if (fetched.outcome !== 'got') throw new Error('not got');
    const [document] = fetched.documents;
    expect(await adapter.reports!.read(document!)).toEqual({
      reading: 'accepted',
      day,
      isFinal: true,
      lines: [],
    });
    await writeFile(join(place, `${day}.xml.sig`), signatureOf(raw, 'another'));
    const forged = await adapter.reports!.fetch(day);
    if (forged.outcome !== 'got') throw new Error('not got');
    expect(await adapter.reports!.read(forged.documents[0]!)).toEqual({
      reading: 'refused',
      cause: 'forged',
    });
    expect(await adapter.reports!.fetch('../in/x')).toEqual({ outcome: 'not_ready' });
  });

  const reportOn = (id: string): Buffer =>
    statusReport(
      [
        {
          event: 'payout',
          order: { id, account: '+212612345678', amountMinor: '3500', currency: 'MAD' },
          result: { id, word: 'done', ref: 'R1' },
        },
      ],
      new Date(),
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'barid-cash-'));
    adapter = over(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gets each file whole and signed, once under its name, however often it is sent', async () => {
    const orders = [order(), order()];
    const pending = orders.map(({ id }) => ({ id, outcome: 'pending' }));
    expect(await adapter.payouts!.send(orders)).toEqual(pending);
    const first = await readdir(join(folder, 'out'));
    expect(await adapter.payouts!.send(orders)).toEqual(pending);
    expect(await readdir(join(folder, 'out'))).toEqual(first);
    expect(first.sort()).toEqual([expect.stringMatching(/^pain\.001\.HP\w{30}\.xml$/), `${first[0]}.sig`]);
    const raw = await readFile(join(folder, 'out', first[0]!));
    expect(await readFile(join(folder, 'out', `${first[0]}.sig`), 'utf8')).toBe(signatureOf(raw, SECRET));
  });

  it('cannot tell when it cannot be written to', async () => {
    await writeFile(join(folder, 'out'), 'no folder');
    const orders = [order()];
    expect(await adapter.payouts!.send(orders)).toEqual([
      { id: orders[0]!.id, outcome: 'unknown', cause: 'not_written' },
    ]);
  });

  it('brings what lies there whole, until it is discarded', async () => {
    expect(await adapter.fetchNotices!()).toEqual([]);
    const id = randomUUID();
    await layOut('pain.002.1.xml', reportOn(id));
    const [notice] = await adapter.fetchNotices!();
    expect(adapter.notices!.read(notice!, new Date())).toEqual({
      reading: 'accepted',
      events: [{ event: 'payout', id, outcome: 'succeeded', ref: 'R1' }],
    });
    expect(await adapter.fetchNotices!()).toHaveLength(1);
    await adapter.discardNotice!(notice!.name);
    expect(await readdir(join(folder, 'in'))).toEqual([]);
    await adapter.discardNotice!(notice!.name);
  });

  it('leaves what is not whole, has no signature yet, or is no file', async () => {
    await layOut('b.xml', reportOn(randomUUID()));
    // So many that they would keep out what is whole.
    for (let no = 10; no < 35; no += 1) await writeFile(inbox(`a${no}.xml`), reportOn(randomUUID()));
    await writeFile(inbox('.c.xml.tmp'), '<Docu');
    // Larger than we read.
    await layOut('c.xml', Buffer.alloc(8 * 1_048_576 + 1, ' '));
    await mkdir(inbox('d.xml'));
    await writeFile(inbox('d.xml.sig'), '');
    expect((await adapter.fetchNotices!()).map(({ name }) => name)).toEqual(['b.xml']);
  });

  it('does not believe a file that another signed', async () => {
    await layOut('a.xml', reportOn(randomUUID()));
    await writeFile(inbox('a.xml.sig'), signatureOf(reportOn(randomUUID()), SECRET));
    const [notice] = await adapter.fetchNotices!();
    expect(adapter.notices!.read(notice!, new Date())).toEqual({ reading: 'refused', cause: 'forged' });
  });

  it('discards nothing outside', async () => {
    await layOut('a.xml', reportOn(randomUUID()));
    await writeFile(join(folder, 'kept.xml'), '');
    for (const name of ['../kept.xml', '..', '', '.']) await adapter.discardNotice!(name);
    expect(await readdir(folder)).toContain('kept.xml');
    expect(await adapter.fetchNotices!()).toHaveLength(1);
  });

  it('opens no accounts: nothing there answers at once', () => {
    expect(adapter.registerAccounts).toBeUndefined();
  });
});
