import { joined, readWav, trimmed, writeWav, type Sound } from './samples';

const sound = (...samples: number[]): Sound => ({ rate: 10, samples: Int16Array.from(samples) });

it('is written and read back', () => {
  const speech = sound(0, 32_767, -32_768, 5);
  expect(readWav(writeWav(speech))).toEqual(speech);
  expect(() => readWav(Buffer.alloc(60))).toThrow();
});

it('loses the silence at both ends, and none within', () => {
  expect(trimmed(sound(0, 1, 900, 0, -1_000, 2, 0)).samples).toEqual(Int16Array.from([900, 0, -1_000]));
  expect(trimmed(sound(0, 0)).samples).toHaveLength(0);
});

it('is put one after the other, each where it is said to be', () => {
  const { sound: all, times } = joined(
    new Map([
      ['a', sound(1, 2)],
      ['b', sound(3)],
    ]),
    {
      rate: 10,
      gapSeconds: 0.2,
    },
  );
  expect([...all.samples]).toEqual([0, 0, 1, 2, 0, 0, 3, 0, 0]);
  expect(times).toEqual({ a: [0.2, 0.2], b: [0.6, 0.1] });
});
