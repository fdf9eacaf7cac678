import { createHash, randomBytes } from 'node:crypto';
import { FileTooLarge, PIECE_BYTES, sendInPieces } from './pieces';

async function* chunksOf(file: Buffer, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.length; from += chunkBytes) yield file.subarray(from, from + chunkBytes);
}

describe('cutting a file into pieces', () => {
  it.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 5 * PIECE_BYTES])(
    'gives back %i bytes as they were, whatever the chunks they came in',
    async (bytes) => {
      const file = randomBytes(bytes);
      for (const chunkBytes of [1_000, 65_536, 3 * PIECE_BYTES + 7]) {
        const pieces: Buffer[] = [];
        const send = (piece: number, content: Buffer): Promise<void> => {
          pieces[piece] = Buffer.from(content);
          return Promise.resolve();
        };
        const sent = await sendInPieces(chunksOf(file, chunkBytes), {
          inFlightMax: 3,
          maxBytes: bytes,
          send,
        });
        expect(Buffer.concat(pieces).equals(file)).toBe(true);
        expect(sent).toEqual({
          pieces: pieces.length,
          sha256: createHash('sha256').update(file).digest('hex'),
        });
        expect(pieces.slice(0, -1).every(({ length }) => length === PIECE_BYTES)).toBe(true);
      }
    },
  );

  it('has no more under way at a time than it may, and stops taking from the stream meanwhile', async () => {
    let underWay = 0;
    let most = 0;
    let taken = 0;
    let accepted = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      for (taken = 1; taken <= 20; taken += 1) {
        expect(taken - accepted).toBeLessThanOrEqual(4);
        yield new Uint8Array(PIECE_BYTES);
      }
    }
    const send = async (): Promise<void> => {
      most = Math.max(most, (underWay += 1));
      await new Promise((soon) => setImmediate(soon));
      underWay -= 1;
      accepted += 1;
    };
    await sendInPieces(source(), { inFlightMax: 4, maxBytes: 1e9, send });
    expect([most, accepted, underWay]).toEqual([4, 20, 0]);
  });

  it.each([0, 3, 9])(
    'throws what piece %i was refused for, the last one too, with nothing left under way',
    async (bad) => {
      let underWay = 0;
      const send = async (piece: number): Promise<void> => {
        underWay += 1;
        await new Promise((soon) => setImmediate(soon));
        underWay -= 1;
        if (piece === bad) throw new Error(`piece ${piece}`);
      };
      const file = chunksOf(Buffer.alloc(10 * PIECE_BYTES), 100_000);
      await expect(sendInPieces(file, { inFlightMax: 4, maxBytes: 1e9, send })).rejects.toThrow(
        `piece ${bad}`,
      );
      expect(underWay).toBe(0);
    },
  );

  it('stops at the limit', async () => {
    const send = jest.fn(() => Promise.resolve());
    const file = chunksOf(Buffer.alloc(PIECE_BYTES + 5_000), 1_000);
    await expect(sendInPieces(file, { inFlightMax: 4, maxBytes: PIECE_BYTES + 2_000, send })).rejects.toThrow(
      FileTooLarge,
    );
    expect(send).toHaveBeenCalledTimes(1);
  });
});
