import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBootstrapFile } from './bootstrap-file';

const staff = { username: 'amina', password: 'SECRET-pass-1234', roles: ['finance'] };
const client = {
  clientId: 'cash-plus',
  secret: 'SECRET-client-123456',
  network: 'cash-plus',
  roles: ['network'],
};

describe('the bootstrap file', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hanout-bootstrap-'));
    path = join(folder, 'bootstrap.json');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read', async () => {
    await writeFile(path, JSON.stringify({ staff: [staff], clients: [client] }));
    await expect(readBootstrapFile(path)).resolves.toMatchObject({ staff: [staff], clients: [client] });
    await writeFile(path, '{}');
    await expect(readBootstrapFile(path)).resolves.toEqual({ staff: [], clients: [] });
  });

  it.each([
    ['SECRET not json', 'not a JSON object'],
    ['[]', 'not a JSON object'],
    [JSON.stringify({ staff: [{ ...staff, password: 'SECRET' }] }), 'staff.0.password (minLength)'],
    [JSON.stringify({ staff: [{ ...staff, roles: ['network'] }] }), 'staff.0.roles (isIn)'],
    [JSON.stringify({ staff: [{ ...staff, roles: [] }] }), 'staff.0.roles (arrayMinSize)'],
    [JSON.stringify({ clients: [{ ...client, network: undefined }] }), 'has the role network but no network'],
    [JSON.stringify({ clients: [{ ...client, network: 'nobody' }] }), 'clients.0.network (isIn)'],
  ])('refuses %s and repeats no secret', async (text, words) => {
    await writeFile(path, text);
    const error: unknown = await readBootstrapFile(path).catch((caught: unknown) => caught);
    expect(String(error)).toContain(words);
    expect(String(error)).not.toContain('SECRET');
  });
});
