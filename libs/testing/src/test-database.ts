import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { setUpValue } from './environment.config';

export interface TestDatabase {
  url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new Client({ connectionString: setUpValue('HANOUT_TEST_POSTGRES_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** An empty database of its own on the real server of this run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(`create database ${name}`);
  const url = new URL(setUpValue('HANOUT_TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => asSuperuser(`drop database if exists ${name} with (force)`) };
}
