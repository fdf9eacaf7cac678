import { casesOf, factFixture, goldenFacts, type Json } from './testing/golden-messages';

/** Whatever says who somebody is. A shop's sign (`tradeNameFr`) hangs over its door for all to read. */
const PERSONAL_FIELDS = /^(phone|cin|name|idcs|massar|references)/i;
const PERSONAL_VALUES = /\+212|^0[67]\d{8}$/;

function personalIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return PERSONAL_VALUES.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Json).flatMap(([name, within]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return PERSONAL_FIELDS.test(name) ? [at] : personalIn(within, at);
  });
}

const ofOthers = goldenFacts.filter(({ folder }) => folder !== 'identity');

// Every field of every message is shown by a golden one (see contracts.contract.spec.ts), so looking there is enough.
it.each(ofOthers.flatMap(casesOf))('%s carries ids, not people', (file) => {
  expect(personalIn(factFixture(file))).toEqual([]);
});

it('is what the facts of identity carry, to the readers that must know', () => {
  const found = goldenFacts
    .filter(({ folder }) => folder === 'identity')
    .flatMap(casesOf)
    .flatMap((file) => personalIn(factFixture(file)));
  expect(found).toEqual(expect.arrayContaining(['data.people.0.phone', 'data.people.0.references']));
});
