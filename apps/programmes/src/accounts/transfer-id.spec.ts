import { transferIdOf } from './transfer-id';

const LINE_ID = 'a3bb189e-8bf9-5888-9912-ace4e6543002';

describe('the transfer id of an attempt', () => {
  it('is the row’s own id at first, as it was before attempts were numbered', () => {
    expect(transferIdOf(LINE_ID, 0)).toBe(LINE_ID);
  });

  it('never changes: whoever comes to the same attempt asks with the same id', () => {
    expect(transferIdOf(LINE_ID, 1)).toBe('423d9dc7-2ccb-5452-a5f0-410202eb61bc');
    expect(transferIdOf(LINE_ID, 2)).toBe('19a9dea8-2611-57e9-935b-4c0025df03ca');
  });

  it('is another one for every attempt and every row', () => {
    const rows = [LINE_ID, 'a3bb189e-8bf9-5888-9912-ace4e6543003'];
    const ids = rows.flatMap((row) => [0, 1, 2, 10].map((attempt) => transferIdOf(row, attempt)));
    expect(new Set(ids).size).toBe(8);
  });
});
