import { ProgressLine } from './progress';

const far = (seconds: number, n: number) => ({ n, lastN: 10_000, rows: n * 2, seconds });

it('writes one line again on a terminal', () => {
  const written: string[] = [];
  const line = new ProgressLine({ isTTY: true, write: (text) => written.push(text) });
  line.show(far(0.1, 100));
  line.show(far(1, 1_100));
  line.show(far(1.1, 1_200));
  line.clear();
  expect(written).toEqual(['\r\x1b[2K  1,100 of 10,000  11.0 %  2,200 rows/s  9 s left', '\r\x1b[2K']);
});

it('writes a line every few seconds elsewhere', () => {
  const written: string[] = [];
  const line = new ProgressLine({ write: (text) => written.push(text) });
  for (let seconds = 1; seconds <= 11; seconds += 1) line.show(far(seconds, seconds * 500));
  line.clear();
  expect(written).toEqual([
    '  2,500 of 10,000  25.0 %  1,000 rows/s  19 s left\n',
    '  5,000 of 10,000  50.0 %  1,000 rows/s  12 s left\n',
  ]);
});
