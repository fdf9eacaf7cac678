import { plainName } from './plain-name';

describe('a name of somebody else', () => {
  it.each([
    ['turns no line around', 'Ali\u202eDH 000 1', 'AliDH 000 1'],
    ['hides nothing', 'Ba\u200b\u2060nk', 'Bank'],
    ['carries no tick', 'Hanout ✓ ✔️ ☑', 'Hanout'],
    ['carries no seal, shield or flag', '🛡️ Barid 🏅 🇲🇦', 'Barid'],
    ['climbs over no other line', `Z${'\u0337'.repeat(20)}oe`, 'Z\u0337\u0337oe'],
    ['is one line', 'Ali\n\tPaid', 'AliPaid'],
    ['keeps its own letters', 'حانوت ⵃⴰⵏⵓⵜ L’Étoile n°2', 'حانوت ⵃⴰⵏⵓⵜ L’Étoile n2'],
    ['ends', 'x'.repeat(200), `${'x'.repeat(60)}…`],
  ])('%s', (_what, given, plain) => {
    expect(plainName(given)).toBe(plain);
  });
});
