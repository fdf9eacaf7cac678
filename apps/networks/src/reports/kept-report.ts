import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { REPORT_MAX_BYTES, type RawNotice, type ReportReading } from '@hanout/network-kit';
import { readNotice } from '../notices/notice.entity';

const LINES_A_TURN = 200;

/**
 * As it is sealed. A report has the same words thousands of times: a twentieth of its bytes is sealed, sent and kept, and
 * another thread makes them, while megabytes would hold up payments each time.
 */
export async function writeReport({ name, headers, raw }: RawNotice): Promise<string> {
  const packed = await promisify(gzip)(raw, { level: constants.Z_BEST_SPEED });
  return JSON.stringify({ name, headers, gzip: packed.toString('base64') });
}

/** Those of before were kept as notices are. */
export async function readReport(text: string): Promise<RawNotice> {
  const { name, headers, gzip: packed } = JSON.parse(text) as Omit<RawNotice, 'raw'> & { gzip?: string };
  if (packed === undefined) return readNotice(text);
  const options = { maxOutputLength: REPORT_MAX_BYTES };
  return { name, headers, raw: await promisify(gunzip)(Buffer.from(packed, 'base64'), options) };
}

/** What says the same lines of the same day is the same statement, whenever and however it is signed. */
export async function hashOf({ raw }: RawNotice, reading: ReportReading): Promise<Buffer> {
  const hash = createHash('sha256').update('report\0');
  if (reading.reading === 'refused') return hash.update(raw).digest();
  const { lines, ...head } = reading;
  // The JSON of the whole, some lines at a time.
  hash.update(JSON.stringify({ ...head, lines: [] }).slice(0, -2));
  for (let from = 0; from < lines.length; from += LINES_A_TURN) {
    const some = JSON.stringify(lines.slice(from, from + LINES_A_TURN)).slice(1, -1);
    hash.update(from === 0 ? some : `,${some}`);
    await nextTurn();
  }
  return hash.update(']}').digest();
}
