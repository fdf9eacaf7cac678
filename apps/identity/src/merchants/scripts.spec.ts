import { readNameIn } from './scripts';

describe('a name in one script', () => {
  it.each([
    ['ar', ' بقالة  الأمل ', 'بقالة الأمل'],
    ['ar', 'بقالة 24/24', 'بقالة 24/24'],
    ['ar', 'حانوت فاطِمة', 'حانوت فاطِمة'],
    ['fr', "Épicerie d'Aït M'hamed", "Épicerie d'Aït M'hamed"],
    ['fr', 'Cafe\u0301 n° 2', 'Café n° 2'],
    ['zgh', 'ⵜⴰⵃⴰⵏⵓⵜ', 'ⵜⴰⵃⴰⵏⵓⵜ'],
    ['ar', 'Épicerie', undefined],
    ['ar', 'بقالة Amal', undefined],
    ['fr', 'بقالة', undefined],
    ['fr', 'Еpicerie', undefined],
    ['zgh', 'tahanut', undefined],
    ['zgh', 'بقالة', undefined],
    ['fr', '123', undefined],
    ['fr', '', undefined],
    ['fr', 'Épi\u202ecerie', undefined],
    ['fr', 'Épi\u0000cerie', undefined],
    ['fr', 'Épi\u200bcerie', undefined],
  ] as const)('%s: %j is %j', (script, text, read) => {
    expect(readNameIn(script, text)).toBe(read);
  });
});
