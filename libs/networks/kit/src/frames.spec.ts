import fc from 'fast-check';
import { FRAME_MAX_BYTES, frameOf, FrameReader } from './frames';

describe('frames', () => {
  it('carry the length in two bytes, the higher one first', () => {
    expect(frameOf(Buffer.from('abc')).toString('hex')).toBe('0003616263');
    expect(frameOf(Buffer.alloc(258)).subarray(0, 2).toString('hex')).toBe('0102');
    expect(() => frameOf(Buffer.alloc(FRAME_MAX_BYTES + 1))).toThrow(RangeError);
  });

  it('come out as they went in, however the line cuts them', () => {
    const messages = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 50 }), (sent, step) => {
        const line = Buffer.concat(sent.map((message) => frameOf(Buffer.from(message))));
        const reader = new FrameReader();
        const received: Buffer[] = [];
        for (let at = 0; at < line.length; at += step)
          received.push(...reader.push(line.subarray(at, at + step))!);
        expect(received).toEqual(sent.map((message) => Buffer.from(message)));
      }),
    );
  });

  it('are not waited for when they are too long', () => {
    expect(new FrameReader(10).push(Buffer.from([0, 11, 1]))).toBeUndefined();
    expect(new FrameReader(10).push(Buffer.from([0, 10, 1]))).toEqual([]);
  });
});
