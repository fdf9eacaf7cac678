import { handOverStateOf } from './hand-over-state';

it.each([
  ['completed', 'paid'],
  ['requested', 'waiting'],
  ['held', 'waiting'],
  ['pending', 'waiting'],
  ['settling', 'waiting'],
  ['something_new', 'waiting'],
  ['declined', 'over'],
  ['expired', 'over'],
  ['failed', 'over'],
  ['cancelled', 'over'],
])('%s: %s', (state, standing) => {
  expect(handOverStateOf(state)).toBe(standing);
});
