import { EntryIndex } from './entry-index';

const FIRST =
  'Mohamed Ahmed Fatima Khadija Youssef Hassan Karim Rachid Said Omar Zineb Nadia Tarik Walid Samira'.split(
    ' ',
  );
const MIDDLE = 'Amine Zahra Yassine Brahim Abdellah Noureddine Abderrahmane Mustapha Hicham Driss'.split(' ');
const LAST =
  'Alaoui Idrissi Mansouri Cherkaoui Berrada Fassi Tazi Haddad Naciri Ouazzani Chaoui Skalli Filali Rifi'.split(
    ' ',
  );

/** Names that share their words as Moroccan names do: the worst an index can meet. */
function namesOf(count: number, step: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const at = n * step;
    const family = `${LAST[at % LAST.length]}${at % 3 === 0 ? 'i' : ''}`;
    return `${FIRST[at % FIRST.length]} ${MIDDLE[Math.floor(at / 7) % MIDDLE.length]} ${family} ${(at % 97).toString(36)}`;
  });
}

it('compares a district with a list of 2,000 in minutes', () => {
  const index = new EntryIndex();
  namesOf(2_000, 13).forEach((name, at) => index.add(`E${at}`, [name]));
  const people = namesOf(1_000, 17);
  const from = performance.now();
  people.forEach((name) => index.find([name], 990));
  const perSecond = people.length / ((performance.now() - from) / 1_000);
  process.stdout.write(`screening: ${Math.round(perSecond)} names/s against 2,000 entries\n`);
  expect(perSecond).toBeGreaterThan(100);
});

it('finds an entry once, by the best of its names', () => {
  const index = new EntryIndex();
  index.add('A', ['Zoubir Tamrirt', 'زبير تمريرت']);
  index.add('B', ['Hatim Goumi']);
  expect(index.find(['Zoubir Tamrirt', 'زبير تمريرت'], 820)).toEqual([{ entry: 'A', score: 1000 }]);
  expect(index.find([''], 1)).toEqual([]);
});
