import { readOwnName } from './own-name';

it.each([
  ['fr', 'Fatima Zahra', 'Fatima Zahra'],
  ['fr', '  Aït  Ben-Haddou ', 'Aït Ben-Haddou'],
  ['fr', 'N’Aït', 'N’Aït'],
  ['ar', 'فاطمة الزهراء', 'فاطمة الزهراء'],
  ['ar', 'مُحَمَّد', 'مُحَمَّد'],
] as const)('takes a %s name %s', (script, text, name) => {
  expect(readOwnName(script, text)).toBe(name.normalize('NFC'));
});

it.each([
  ['a direction override', 'fr', 'Fatima\u202eAmine'],
  ['an isolate', 'ar', 'فاطمة\u2067'],
  ['letters of another script', 'fr', 'Fаtima'],
  ['two scripts', 'ar', 'فاطمة Zahra'],
  ['an amount', 'fr', 'Fatima 500 DH'],
  ['an Arabic-Indic amount', 'ar', 'فاطمة ٥٠٠'],
  ['a verified mark', 'fr', 'Fatima ✓'],
  ['a seal', 'fr', 'Fatima ☑️'],
  ['a heap of marks', 'fr', `F${'\u0301'.repeat(6)}atima`],
  ['a zero-width space', 'fr', 'Fati\u200bma'],
  ['nothing but signs', 'fr', '...'],
  ['a link', 'fr', 'hanout://pay'],
] as const)('refuses %s', (_what, script, text) => {
  expect(readOwnName(script, text)).toBeUndefined();
});
