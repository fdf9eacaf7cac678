import { pressed } from './pressed';

it.each([
  ['g', 'KeyG', 'g'],
  // A French keyboard writes `a` where an English one has `q`.
  ['a', 'KeyQ', 'a'],
  ['ل', 'KeyG', 'g'],
  ['ⴳ', 'KeyG', 'g'],
  ['ⴰ', 'KeyQ', 'a'],
  ['ⵣ', 'KeyW', 'z'],
  ['ⵎ', 'Semicolon', 'm'],
  ['؟', 'Slash', '?'],
  ['ظ', 'Slash', '/'],
  ['Enter', 'Enter', 'Enter'],
])('reads the key %s at %s as %s', (key, code, letter) => expect(pressed({ key, code })).toBe(letter));
