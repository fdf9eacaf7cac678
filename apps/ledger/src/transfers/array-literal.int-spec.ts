import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import { Client } from 'pg';
import { bytesArray, plainArray, textArray } from './array-literal';

/** PostgreSQL itself tells what it reads. */
let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function read(literal: string | Buffer, type: string): Promise<unknown> {
  const { rows } = await client.query<{ read: unknown }>(`select $1::${type}[] as read`, [literal]);
  return rows[0]!.read;
}

it('gives ids, numbers, booleans and nulls as they are', async () => {
  const ids = ['a0000000-0000-4000-8000-00000000000a', null, 'b0000000-0000-4000-8000-00000000000b'];
  expect(await read(plainArray(ids), 'uuid')).toEqual(ids);
  expect(await read(plainArray(['999999999999999999', '1']), 'bigint')).toEqual(['999999999999999999', '1']);
  expect(await read(plainArray([60, null, 7_776_000]), 'integer')).toEqual([60, null, 7_776_000]);
  expect(await read(plainArray([true, false]), 'boolean')).toEqual([true, false]);
});

it('gives nothing, and one null', async () => {
  expect(await read(plainArray([]), 'uuid')).toEqual([]);
  expect(await read(plainArray([null]), 'uuid')).toEqual([null]);
  expect(await read(textArray([]), 'text')).toEqual([]);
  expect(await read(textArray([null]), 'text')).toEqual([null]);
});

it('gives text to the letter, whatever people write', async () => {
  const texts = [
    'grant',
    '',
    ' ',
    'null',
    'NULL',
    null,
    'a,b',
    '{a}',
    '"quoted"',
    "it's",
    'back\\slash',
    '\\',
    '\\"',
    '\\\\x00',
    "'); drop table legs; --",
    'حانوت ⴰⵀⴰⵏⵓⵜ épicerie 🧺',
    'a\nb\tc',
  ];
  expect(await read(textArray(texts), 'text')).toEqual(texts);
});

it('gives bytes, each of them', async () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const items = [all, Buffer.alloc(0), Buffer.from([0, 0x5c, 0x22])];
  const hex = items.map((bytes) => bytes.toString('hex'));
  expect(await read(bytesArray(hex), 'bytea')).toEqual(items);
  expect(await read(bytesArray([]), 'bytea')).toEqual([]);
});
