import fc from 'fast-check';
import { readPrivateData, writePrivateData } from './private-data';

describe('private data', () => {
  it('is a row of tags, lengths and texts', () => {
    expect(writePrivateData({ id: 'abc', ref: 'R-12345678' })).toBe('01003abc03010R-12345678');
  });

  it('comes out as it went in, and is not read when it is cut off', () => {
    const data = fc.record(
      { id: fc.string(), reference: fc.string(), ref: fc.string(), reason: fc.string() },
      { requiredKeys: ['reason'] },
    );
    fc.assert(
      fc.property(data, (given) => {
        const text = writePrivateData(given);
        expect(readPrivateData(text)).toEqual(given);
        expect(readPrivateData(text + '0')).toBeUndefined();
        if (given.reason) expect(readPrivateData(text.slice(0, -1))).toBeUndefined();
      }),
    );
  });

  it('passes over tags that it does not know, and does not choose between two', () => {
    expect(readPrivateData('99002xx01003abc')).toEqual({ id: 'abc' });
    expect(readPrivateData('01003abc01003abd')).toBeUndefined();
    expect(readPrivateData(undefined)).toEqual({});
  });
});
