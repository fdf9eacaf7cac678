import { nameFields } from './name-fields';

it.each([
  ['Fatima', { nameFr: 'Fatima' }],
  ['فاطمة', { nameAr: 'فاطمة' }],
  [' فاطمة', { nameAr: ' فاطمة' }],
  ['', { nameFr: '' }],
])('%s is told as the name of its script', (name, fields) => {
  expect(nameFields(name)).toEqual(fields);
});
