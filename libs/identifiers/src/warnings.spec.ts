import { hasUsualCinLength, isInNumberingPlan, readIf, readPhone, readRc } from './index';

describe('the numbering plan', () => {
  it.each([
    ['0612345678', true],
    ['0661234567', true],
    ['0700112233', true],
    ['0771234567', true],
    // A range that is not given out yet: read all the same.
    ['0740123456', false],
  ])('of %s says %s, and the number is read in any case', (text, isKnown) => {
    const phone = readPhone(text);
    expect(phone).toBe(`+212${text.slice(1)}`);
    expect(isInNumberingPlan(phone!)).toBe(isKnown);
  });

  it.each(['', 'x', '+33612345678', '+212522000000', '0612345678'])('knows nothing of %j', (text) => {
    expect(isInNumberingPlan(text)).toBe(false);
  });
});

describe('a CIN', () => {
  it.each([
    ['EA68769', true],
    ['E740269', true],
    ['A1', false],
    ['AB1234', false],
    ['AB1234567', false],
    ['', false],
  ])('%j is of the usual length: %s', (cin, isUsual) => {
    expect(hasUsualCinLength(cin)).toBe(isUsual);
  });
});

describe('tax and trade register numbers', () => {
  it.each([
    ['1234567', '1234567'],
    [' 12345678 ', '12345678'],
    ['01234567', '01234567'],
    ['123456', undefined],
    ['123456789', undefined],
    ['0000000', undefined],
    ['1234 567', undefined],
    ['IF1234567', undefined],
    ['', undefined],
  ])('readIf %j is %s', (text, read) => {
    expect(readIf(text)).toBe(read);
  });

  it.each([
    ['7', '7'],
    [' 41957 ', '41957'],
    ['1234567890', '1234567890'],
    ['12345678901', undefined],
    ['0', undefined],
    ['RC 41957', undefined],
    ['41957/B', undefined],
    ['', undefined],
  ])('readRc %j is %s', (text, read) => {
    expect(readRc(text)).toBe(read);
  });
});
