import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@hanout/i18n';
import { spokenAmount } from './spoken-amount';
import words from './words.json';

const said = (minor: bigint, language: Language) => spokenAmount(minor, language)?.join(' ');

describe('a spoken amount', () => {
  it.each([
    [100n, 'n1 dirham'],
    [1_700n, 'n17 dirham'],
    [2_100n, 'n20 and n1 dirham'],
    [2_200n, 'n20 n2 dirham'],
    [7_000n, 'n60 n10 dirham'],
    [7_100n, 'n60 and n11 dirham'],
    [7_700n, 'n60 n17 dirham'],
    [8_000n, 'n80 dirham'],
    [8_100n, 'n80 n1 dirham'],
    [9_100n, 'n80 n11 dirham'],
    [10_000n, 'n100 dirham'],
    [20_100n, 'n2 n100 n1 dirham'],
    [100_000n, 'n1000 dirham'],
    [125_050n, 'n1000 n2 n100 n50 dirham n50 centime'],
    [1_999_999n, 'n19 n1000 n9 n100 n80 n19 dirham n80 n19 centime'],
    [5n, 'n5 centime'],
  ])('in French: %s', (minor, clips) => {
    expect(said(minor, 'fr')).toBe(clips);
  });

  it.each([
    [100n, 'dirham n1'],
    [200n, 'two-dirhams'],
    [300n, 'n3 dirhams'],
    [1_000n, 'n10 dirhams'],
    [1_100n, 'n11 dirham'],
    [2_000n, 'n20 dirham'],
    [2_300n, 'n3 and n20 dirham'],
    [10_000n, 'n100 dirham'],
    [10_100n, 'n100 dirham and dirham n1'],
    [10_200n, 'n100 dirham and two-dirhams'],
    [10_300n, 'n100 and n3 dirhams'],
    [12_500n, 'n100 and n5 and n20 dirham'],
    [100_000n, 'n1000 dirham'],
    [200_000n, 'n2000 dirham'],
    [500_000n, 'n5 thousands dirham'],
    [1_100_000n, 'n11 n1000 dirham'],
    [2_300_000n, 'n3 and n20 n1000 dirham'],
    [10_300_000n, 'n100 and n3 thousands dirham'],
    [125_050n, 'n1000 and n200 and n50 dirham and n50 centime'],
    [3_501n, 'n5 and n30 dirham and centime n1'],
  ])('in Arabic, units before tens: %s', (minor, clips) => {
    expect(said(minor, 'ar')).toBe(clips);
  });

  it.each([
    [100n, 'n1 dirham'],
    [200n, 'n2 dirhams'],
    [1_100n, 'n1 and n10 dirhams'],
    [2_100n, 'n20 and n1 dirhams'],
    [10_000n, 'n100 dirhams'],
    [23_500n, 'f2 hundreds and n30 and n5 dirhams'],
    [100_000n, 'n1000 dirhams'],
    [325_050n, 'n3 thousands and f2 hundreds and n50 dirhams and n50 centimes'],
    [1n, 'n1 centime'],
  ])('in Tamazight: %s', (minor, clips) => {
    expect(said(minor, 'zgh')).toBe(clips);
  });

  it.each(LANGUAGES)('is said of nothing that is no amount, or too much: %s', (language) => {
    for (const minor of [0n, -5n, 100_000_000n]) expect(spokenAmount(minor, language)).toBeUndefined();
  });
});

describe.each(LANGUAGES)('the clips of %s', (language) => {
  const folder = join(__dirname, 'clips');
  const times = JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Record<
    string,
    [from: number, seconds: number]
  >;

  it('are those of its words, one after the other', () => {
    expect(Object.keys(times).sort()).toEqual(Object.keys(words[language]).sort());
    let end = 0;
    for (const [from, seconds] of Object.values(times)) {
      expect(from).toBeGreaterThan(end);
      expect(seconds).toBeGreaterThan(0.05);
      end = from + seconds;
    }
  });

  it('say every amount up to a hundred thousand dirhams, and no clip is for nothing', () => {
    const used = new Set(['paid']);
    for (let dirhams = 1; dirhams < 100_000; dirhams += 1) {
      const clips = spokenAmount(BigInt(dirhams) * 100n + BigInt(dirhams % 100), language) ?? [];
      for (const clip of clips) used.add(clip);
    }
    expect([...used].sort()).toEqual(Object.keys(times).sort());
  });

  it('are small', () => {
    expect(statSync(join(folder, `${language}.mp3`)).size).toBeLessThan(133_000);
  });
});
