import { createHash } from 'node:crypto';

/** 256 KiB: fits into one message with its base64 and its envelope. */
export const PIECE_BYTES = 262_144;

export class FileTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`more than ${maxBytes} bytes`);
    this.name = 'FileTooLarge';
  }
}

/**
 * Cuts a stream into pieces as it arrives and sends each, a few at a time: the stream waits while that many are under
 * way, so memory holds `inFlightMax` pieces and the one being filled, however large the file is.
 *
 * @returns when every piece was accepted: how many, and the hex SHA-256 of the whole
 * @throws FileTooLarge, or what `send` or the stream threw first; nothing is under way any more by then
 */
export async function sendInPieces(
  source: AsyncIterable<Uint8Array>,
  {
    inFlightMax,
    maxBytes,
    send,
  }: {
    inFlightMax: number;
    maxBytes: number;
    send: (piece: number, content: Buffer) => Promise<unknown>;
  },
): Promise<{ pieces: number; sha256: string }> {
  const hash = createHash('sha256');
  const underWay = new Set<Promise<void>>();
  let refused: { error: unknown } | undefined;
  let pieces = 0;
  let bytes = 0;
  let filling = Buffer.allocUnsafe(PIECE_BYTES);
  let filled = 0;

  const waitWhile = async (isTooMany: () => boolean): Promise<void> => {
    while (isTooMany() && refused === undefined) await Promise.race(underWay);
    if (refused !== undefined) throw refused.error;
  };
  const sendFilled = async (): Promise<void> => {
    // A piece's failure is kept, not thrown where it happens: nobody may be waiting at that moment.
    const sending: Promise<void> = send(pieces, filling.subarray(0, filled)).then(
      () => void underWay.delete(sending),
      (error: unknown) => {
        underWay.delete(sending);
        refused ??= { error };
      },
    );
    underWay.add(sending);
    pieces += 1;
    filling = Buffer.allocUnsafe(PIECE_BYTES);
    filled = 0;
    await waitWhile(() => underWay.size >= inFlightMax);
  };

  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new FileTooLarge(maxBytes);
      hash.update(chunk);
      for (let from = 0; from < chunk.length;) {
        const taken = Math.min(chunk.length - from, PIECE_BYTES - filled);
        filling.set(chunk.subarray(from, from + taken), filled);
        filled += taken;
        from += taken;
        if (filled === PIECE_BYTES) await sendFilled();
      }
    }
    if (filled > 0) await sendFilled();
    await waitWhile(() => underWay.size > 0);
  } finally {
    await Promise.all(underWay);
  }
  return { pieces, sha256: hash.digest('hex') };
}
