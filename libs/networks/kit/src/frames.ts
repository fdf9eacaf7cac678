/** Of wires that keep a line open: each message goes after its length in two bytes, the higher one first. */
export const FRAME_MAX_BYTES = 65_535;

const LENGTH_BYTES = 2;

/** @throws RangeError when the message is longer than its length can say. */
export function frameOf(message: Buffer): Buffer {
  if (message.length > FRAME_MAX_BYTES) throw new RangeError(`No frame holds ${message.length} bytes`);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** Puts together what a line brings in pieces. One of each line. */
export class FrameReader {
  private rest = Buffer.alloc(0);

  /** @param maxBytes of one message: a longer one is not waited for */
  constructor(private readonly maxBytes = FRAME_MAX_BYTES) {}

  /** The messages that are whole now, or undefined when one is announced that is too long: the line is of no use then. */
  push(chunk: Buffer): Buffer[] | undefined {
    this.rest = Buffer.concat([this.rest, chunk]);
    const messages: Buffer[] = [];
    while (this.rest.length >= LENGTH_BYTES) {
      const length = this.rest.readUInt16BE();
      if (length > this.maxBytes) return undefined;
      const end = LENGTH_BYTES + length;
      if (this.rest.length < end) break;
      messages.push(this.rest.subarray(LENGTH_BYTES, end));
      this.rest = this.rest.subarray(end);
    }
    return messages;
  }
}
