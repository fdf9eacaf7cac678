import { isRightToLeft, joinedArabic } from './joined-arabic';

describe('joinedArabic', () => {
  it.each([
    ['بن', '\ufe91\ufee6'],
    ['لا', '\ufefb'],
    ['كلا', '\ufedb\ufefc'],
    ['دار', '\ufea9\ufe8d\ufead'],
    ['شيء', '\ufeb7\ufef2\ufe80'],
    ['ڭلميم', '\ufbd5\ufee0\ufee4\ufef4\ufee2'],
    ['ab 12', 'ab 12'],
  ])('%s', (text, joined) => {
    expect(joinedArabic(text)).toBe(joined);
  });

  it('says the same letters, without their vowel signs', () => {
    const text = 'مقهى ومخبزة الأمل – Café 24/7';
    expect(joinedArabic(text).normalize('NFKC')).toBe(text);
    expect(joinedArabic('كَشْفُ').normalize('NFKC')).toBe('كشف');
  });

  it('does not join over a space, a digit or a Latin letter', () => {
    expect(joinedArabic('ب ب')).toBe('\ufe8f \ufe8f');
    expect(joinedArabic('ب1ب')).toBe('\ufe8f1\ufe8f');
  });

  it.each([
    ['حانوت Café', true],
    ['Café الأمل', false],
    ['12 حانوت', true],
    ['12,50', false],
  ])('is read by its first letter: %s', (text, isRtl) => {
    expect(isRightToLeft(text)).toBe(isRtl);
  });
});
