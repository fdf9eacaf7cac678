import { readDirections, readName, readNameInAnyScript, type NameFault, type NameScript } from './names';

describe('a name', () => {
  it.each([
    ['fr', 'Fatima Zahra', 'Fatima Zahra'],
    ['fr', "Épicerie d'Aït M'hamed", "Épicerie d'Aït M'hamed"],
    ['fr', 'Cafe\u0301 n° 2', 'Café n° 2'],
    ['fr', 'Tamɣart Ḥaddu', 'Tamɣart Ḥaddu'],
    ['fr', 'Snack 7j/7 (H24)', 'Snack 7j/7 (H24)'],
    ['fr', 'Hanout Fatima', 'Hanout Fatima'],
    ['ar', ' بقالة  الأمل ', 'بقالة الأمل'],
    ['ar', 'بقالة ٢٤/٢٤', 'بقالة 24/24'],
    ['ar', 'مُحَمَّد', 'مُحَمَّد'],
    ['ar', 'مكتب الموثق', 'مكتب الموثق'],
    ['ar', 'حانوت أݣادير', 'حانوت أݣادير'],
    ['zgh', 'ⵜⴰⵃⴰⵏⵓⵜ', 'ⵜⴰⵃⴰⵏⵓⵜ'],
    // What only looks different becomes the usual letter.
    ['fr', 'Ｆａｔｉｍａ', 'Fatima'],
    ['ar', 'مـحـمـد', 'محمد'],
    ['ar', 'کریم', 'كريم'],
    ['ar', '\ufefb\ufe87', 'لاإ'],
  ] as const)('%s: %j is %j', (script, text, name) => {
    expect(readName(script, text)).toEqual({ name });
  });

  it.each([
    ['a Cyrillic letter among Latin ones', 'fr', 'Fаtima', 'script'],
    ['all Cyrillic', 'fr', 'Сара', 'script'],
    ['a Greek letter', 'fr', 'Οmar', 'script'],
    ['Latin in an Arabic name', 'ar', 'بقالة Amal', 'script'],
    ['Arabic in a French name', 'fr', 'بقالة', 'script'],
    ['nothing but digits', 'fr', '123', 'script'],
    ['nothing', 'fr', '  ', 'sign'],
    ['a small capital', 'fr', 'ꜰatima', 'sign'],
    ['an i without its dot', 'fr', 'Fatıma', 'sign'],
    ['a direction override', 'fr', 'Fatima\u202eAmine', 'sign'],
    ['an isolate', 'ar', 'فاطمة\u2067', 'sign'],
    ['a mark of direction', 'ar', 'فاطمة\u200f', 'sign'],
    ['a space of no width', 'fr', 'Fati\u200bma', 'sign'],
    ['a joiner of no width', 'ar', 'فاط\u200dمة', 'sign'],
    ['a soft hyphen', 'fr', 'Fati\u00adma', 'sign'],
    ['a control', 'fr', 'Fatima\u0007', 'sign'],
    ['a tag of plane 14', 'fr', 'Fatima\u{e0041}', 'sign'],
    ['a tick', 'fr', 'Fatima ✓', 'sign'],
    ['a ticked box with its variant', 'fr', 'Fatima ☑\ufe0f', 'sign'],
    ['an emoji', 'ar', 'فاطمة ✅', 'sign'],
    ['a heap of marks', 'ar', 'ف\u064b\u064c\u064d\u064eاطمة', 'sign'],
    ['a sign of a currency', 'fr', 'Fatima 100 €', 'sign'],
    ['a link', 'fr', 'https://hanout.ma?pay', 'sign'],
    ['an amount', 'fr', 'Fatima 500 DH', 'amount'],
    ['an amount with its currency first', 'fr', 'MAD 500 Fatima', 'amount'],
    ['an amount in Arabic', 'ar', 'فاطمة ٥٠٠ درهم', 'amount'],
    ['an amount with centimes', 'fr', 'Fatima 12,50', 'amount'],
    ['an amount in thousands', 'fr', 'Fatima 1 240', 'amount'],
    ['a number as long as a phone’s', 'fr', 'Fatima 0612345678', 'amount'],
    ['a claim', 'fr', 'Épicerie Vérifiée', 'claim'],
    ['a claim in look-alikes', 'fr', 'Epicerie VERlFIED', 'claim'],
    ['a claim in mathematical letters', 'fr', 'Épicerie 𝐕𝐞𝐫𝐢𝐟𝐢𝐞𝐝', 'claim'],
    ['a claim in digits', 'fr', 'Épicerie V3r1f1ed', 'claim'],
    ['a claim in Arabic', 'ar', 'متجر موثّق', 'claim'],
    ['what a till says', 'ar', 'تم الأداء', 'claim'],
    ['us', 'fr', 'Support Hanout', 'claim'],
  ] satisfies [string, NameScript, string, NameFault][])('is not %s', (_what, script, text, fault) => {
    expect(readName(script, text)).toEqual({ fault });
  });
});

describe('a name in whichever script', () => {
  it.each([
    ['فاطمة', { name: 'فاطمة' }],
    ['Fatima', { name: 'Fatima' }],
    ['ⴼⴰⵟⵉⵎⴰ', { name: 'ⴼⴰⵟⵉⵎⴰ' }],
    ['فاطمة Fatima', { fault: 'script' }],
    ['Fatima ✓', { fault: 'sign' }],
    ['فاطمة 500 درهم', { fault: 'amount' }],
  ])('%j is %j', (text, reading) => {
    expect(readNameInAnyScript(text)).toEqual(reading);
  });
});

describe('the way to a shop', () => {
  it.each([
    ['قرب Marjane، زنقة 12', { directions: 'قرب Marjane، زنقة 12' }],
    ['12, rue de Fès, 43150 Ben Guerir', { directions: '12, rue de Fès, 43150 Ben Guerir' }],
    ['Derb 5 ✓', { fault: 'sign' }],
    ['Derb\u202e 5', { fault: 'sign' }],
    ['Tout à 10 DH', { fault: 'amount' }],
    ['Commerce vérifié', { fault: 'claim' }],
  ])('%j is %j', (text, reading) => {
    expect(readDirections(text)).toEqual(reading);
  });
});
