import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryHash, readListFile } from './list-file';

const HEAD = '{"listId":"un","source":"the publisher","listDate":"2026-01-15"}';
const entry = (changes: object = {}) =>
  JSON.stringify({ entryId: 'A1', names: ['Zoubir Sample'], ...changes });

it('reads the sample', () => {
  const sample = readFileSync(join(__dirname, '../../../../samples/sanctions-list.jsonl'), 'utf8');
  expect(readListFile(sample)).toMatchObject({ listId: 'sample-invented', entries: { length: 3 } });
});

it.each([
  ['', 'line 1: the file is empty'],
  [HEAD, 'line 2: a list has at least one entry'],
  [`${HEAD}\n{"entryId":`, 'line 2: not a JSON object'],
  [HEAD.replace('2026-01-15', '2026-02-30') + `\n${entry()}`, 'line 1: listDate'],
  [`${HEAD}\n${entry()}\n${entry()}`, 'line 3: entryId'],
  [`${HEAD}\n${entry({ names: [] })}`, 'line 2: names'],
  [`${HEAD}\n${entry({ birthYears: ['1961'] })}`, 'line 2: birthYears'],
  [`${HEAD}\n${entry({ nationality: 'Maroc' })}`, 'line 2: nationality'],
])('refuses %j', (text, message) => {
  expect(() => readListFile(text)).toThrow(message);
});

it('knows an entry again by what it says', () => {
  const one = { entryId: 'A1', names: ['B', 'A'], birthYears: [1961] };
  expect(entryHash({ ...one, names: ['A', 'B'] })).toEqual(entryHash(one));
  expect(entryHash({ ...one, names: ['A', 'C'] })).not.toEqual(entryHash(one));
});
