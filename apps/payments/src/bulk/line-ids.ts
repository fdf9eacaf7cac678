import { createHash } from 'node:crypto';

/** Lines that share a millisecond of the id: as many as its counter of 12 bits tells apart. */
const LINES_PER_MS = 4_096;

export interface LineAttempt {
  bulkId: string;
  /** Of the bulk. */
  createdAt: Date;
  line: number;
  attempt: number;
}

/**
 * The id of a line's payment, worked out and never drawn: whoever asks again asks for the same payment, and another
 * attempt is another one. A UUID v7 of the bulk's time in the order of the lines, so that payments of a bulk lie together
 * in every index; what is left of it is a hash of bulk, line and attempt.
 */
export function linePaymentId({ bulkId, createdAt, line, attempt }: LineAttempt): string {
  const bytes = createHash('sha256').update(`${bulkId}/${line}/${attempt}`).digest().subarray(0, 16);
  bytes.writeUIntBE(createdAt.getTime() + Math.floor(line / LINES_PER_MS), 0, 6);
  bytes.writeUInt16BE(0x7000 | (line % LINES_PER_MS), 6);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
