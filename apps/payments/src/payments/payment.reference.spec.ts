import { newReference, REFERENCE_LETTERS } from './payment.reference';

it('makes ten letters that are not taken for one another, never the same', () => {
  const references = Array.from({ length: 5_000 }, newReference);
  expect(new Set(references).size).toBe(5_000);
  for (const reference of references) expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/);
  expect(new Set(references.join(''))).toEqual(new Set(REFERENCE_LETTERS));
});
