import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { RosterFileProblem } from './roster-file-problem';

/** What a file's bytes come as: all at once, or piece by piece in order (a file stream, rows of a table). */
export type RosterBytes = Buffer | AsyncIterable<Buffer>;

const BLOCK_BYTES = 64 * 1024;
const LINE_BYTES_MAX = 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The bytes of one file, cut into blocks of whole lines that are known to be UTF-8. A line feed never stands inside
 * a UTF-8 sequence, so each block can be checked alone and a wrong byte is found in its row.
 */
export class RosterText {
  /** True once the last block is out and its last line has an end. */
  hasFinalLineEnd = false;
  private linesBefore = 0;
  private bytesBefore = 0;

  constructor(
    private readonly file: string,
    private readonly bytes: RosterBytes,
  ) {}

  /** Lets the event loop turn before every block, so that a service stays able to answer while it reads. */
  async *blocks(): AsyncGenerator<Buffer> {
    let rest: Buffer[] = [];
    let restBytes = 0;
    for await (const piece of this.pieces()) {
      const end = piece.lastIndexOf(LF) + 1;
      if (end > 0) {
        yield this.checked(Buffer.concat([...rest, piece.subarray(0, end)]), false);
        await setImmediate();
        rest = [];
        restBytes = 0;
      }
      rest.push(piece.subarray(end));
      restBytes += piece.length - end;
      if (restBytes > LINE_BYTES_MAX) throw this.endlessLine(Buffer.concat(rest));
    }
    this.hasFinalLineEnd = restBytes === 0;
    if (restBytes > 0) yield this.checked(Buffer.concat(rest), true);
  }

  private async *pieces(): AsyncGenerator<Buffer> {
    for await (const piece of Buffer.isBuffer(this.bytes) ? [this.bytes] : this.bytes) {
      for (let at = 0; at < piece.length; at += BLOCK_BYTES) yield piece.subarray(at, at + BLOCK_BYTES);
    }
  }

  private checked(block: Buffer, isLast: boolean): Buffer {
    if (!isUtf8(block)) throw this.wrongByte(block, isLast);
    if (isLast && block.at(-1) === CR) {
      throw this.problem('truncated', { row: this.linesBefore + 1, expected: 'CRLF', found: 'CR' });
    }
    const isFirst = this.bytesBefore === 0;
    this.bytesBefore += block.length;
    for (let at = block.indexOf(LF); at >= 0; at = block.indexOf(LF, at + 1)) this.linesBefore += 1;
    return isFirst && block.subarray(0, BOM.length).equals(BOM) ? block.subarray(BOM.length) : block;
  }

  private wrongByte(block: Buffer, isLast: boolean): RosterFileProblem {
    const at = firstWrongByte(block);
    let row = this.linesBefore + 1;
    for (let line = block.indexOf(LF); line >= 0 && line < at; line = block.indexOf(LF, line + 1)) row += 1;
    if (isLast && isStartOfSequence(block.subarray(at))) {
      return this.problem('truncated', { row, expected: 'UTF-8', found: hex(block.subarray(at)) });
    }
    const found = `${hex(block.subarray(at, at + 1))} @ ${this.bytesBefore + at + 1}`;
    return this.problem('not_utf8', { row, expected: 'UTF-8', found });
  }

  private endlessLine(line: Buffer): RosterFileProblem {
    const at = firstWrongByte(line);
    if (at < line.length && !isStartOfSequence(line.subarray(at))) return this.wrongByte(line, false);
    const [expected, found] = [String(LINE_BYTES_MAX), `> ${LINE_BYTES_MAX}`];
    return this.problem('line_too_long', { row: this.linesBefore + 1, expected, found });
  }

  private problem(
    what: 'truncated' | 'not_utf8' | 'line_too_long',
    where: { row: number; expected: string; found: string },
  ): RosterFileProblem {
    return new RosterFileProblem({ code: `programmes.roster_file_${what}`, file: this.file, ...where });
  }
}

/** Halves the range until the shortest wrong prefix is found; a prefix may end inside a sequence that is whole later. */
function firstWrongByte(block: Buffer): number {
  let right = 0;
  let wrong = block.length + 1;
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (isUtf8(withoutOpenSequence(block.subarray(0, middle)))) right = middle;
    else wrong = middle;
  }
  return withoutOpenSequence(block.subarray(0, right)).length;
}

function withoutOpenSequence(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    if (isStartOfSequence(bytes.subarray(bytes.length - back))) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

/** Whether more bytes could make these, which are not yet UTF-8, one sign. */
function isStartOfSequence(bytes: Buffer): boolean {
  const [lead = 0, ...following] = bytes;
  const length =
    lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  return bytes.length < length && following.every((byte) => byte >= 0x80 && byte < 0xc0);
}

function hex(bytes: Buffer): string {
  return `0x${bytes.toString('hex').toUpperCase()}`;
}
