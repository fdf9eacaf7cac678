import { createHash } from 'node:crypto';
import { Money } from '@hanout/money';
import type { RawNotice, ReportLine, ReportReading } from '@hanout/network-kit';
import { writeNotice } from '../notices/notice.entity';
import { hashOf, readReport, writeReport } from './kept-report';

const document: RawNotice = {
  name: 'statements/é.xml',
  headers: { 'x-signature': 'ab' },
  raw: Buffer.from([0, 255, 0x3c, 0x3e]),
};

function lineOf(no: number): ReportLine {
  return {
    kind: 'collection',
    ref: `COL-"${no}"`,
    account: '+212612345678',
    payee: '100234',
    amount: Money.of(BigInt(no + 1), 'MAD'),
    collectedAt: new Date('2026-11-28T10:00:00Z'),
  };
}

describe('a report that is kept', () => {
  it('comes out byte for byte, small, and as those of before were kept', async () => {
    expect(await readReport(await writeReport(document))).toEqual(document);
    expect(await readReport(writeNotice(document))).toEqual(document);
    const large = { ...document, raw: Buffer.from('<Ntry>the same again</Ntry>'.repeat(10_000)) };
    const written = await writeReport(large);
    expect(written.length).toBeLessThan(large.raw.length / 20);
    expect(await readReport(written)).toEqual(large);
  });

  it.each([0, 1, 200, 201, 450])('is known again by what %d lines say', async (count) => {
    const lines = Array.from({ length: count }, (_, no) => lineOf(no));
    const reading: ReportReading = { reading: 'accepted', day: '2026-11-28', isFinal: false, lines };
    const whole = createHash('sha256').update('report\0').update(JSON.stringify(reading)).digest();
    expect(await hashOf(document, reading)).toEqual(whole);
  });

  it('is known again by its bytes when it cannot be read', async () => {
    const whole = createHash('sha256').update('report\0').update(document.raw).digest();
    expect(await hashOf(document, { reading: 'refused', cause: 'unreadable' })).toEqual(whole);
  });
});
