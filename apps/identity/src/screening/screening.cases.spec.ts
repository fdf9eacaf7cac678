import cases from './screening.cases.json';
import { EntryIndex } from './entry-index';
import rules from './screening-rules.json';

const THRESHOLD = rules.threshold;

/** As in the service: one is on the list, the other is looked for. */
function isHit([listed, looked]: string[]): boolean {
  const index = new EntryIndex();
  index.add('entry', [listed!]);
  return index.find([looked!], THRESHOLD).length > 0;
}

it('finds nearly everybody who is meant, and few others', () => {
  const missed = cases.match.filter((pair) => !isHit(pair));
  const mistaken = cases.differ.filter(isHit);
  const found = cases.match.length - missed.length;
  const recall = found / cases.match.length;
  const precision = found / (found + mistaken.length);
  process.stdout.write(
    `screening: ${cases.match.length + cases.differ.length} pairs, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}, ` +
      `of ${cases.differ.length} strangers ${mistaken.length} taken for another\n` +
      `missed: ${JSON.stringify(missed)}\nmistaken: ${JSON.stringify(mistaken)}\n`,
  );
  expect(cases.match.length + cases.differ.length).toBeGreaterThanOrEqual(150);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(mistaken.length / cases.differ.length).toBeLessThanOrEqual(0.1);
});

it('says the same whichever of the two is on the list', () => {
  for (const pair of [...cases.match, ...cases.differ]) expect(isHit([...pair].reverse())).toBe(isHit(pair));
});
