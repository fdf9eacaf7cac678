/** `docker-compose.yml` and the table of `npm start` describe one platform: what is added to one is missing in the other. */
import { spawnSync } from 'node:child_process';
import { createHmac, createPrivateKey, X509Certificate } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layout, natsConfig, type LayoutContext, type ServiceRow } from '../platform';
import { heapFlags } from '../platform/heap';
import { workspaceRoot } from '../platform/workspace';

const root = workspaceRoot();
const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'hanout-compose-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Secrets say that they are secrets, so that the other settings can be compared by value. */
const secretMark = '<secret>';
const otherPorts = Object.fromEntries(
  layout.flatMap((row) =>
    Object.entries(row.otherPorts ?? {}).map(([name, port]) => [`${row.name}.${name}`, port]),
  ),
);
const context: LayoutContext = {
  secret: () => secretMark,
  port: (service) => otherPorts[service] ?? 8080,
  has: () => true,
  url: (service) => `http://${service}:8080`,
  dataDir: folder,
  root,
};

const beside = ['postgres', 'databases', 'nats'];
const prefixOf = (name: string): string => name.toUpperCase().replaceAll('-', '_');
const required = (variable: string): string => `\${${variable}:?run docker/make-env.mjs}`;

/** The lines below `key:`, without that indentation. */
function block(text: string, key: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.split(' &')[0]?.replace(/:$/, '') === key);
  if (start < 0) return '';
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => /^[^\s#]/.test(line));
  return after
    .slice(0, end < 0 ? undefined : end)
    .map((line) => line.slice(2))
    .join('\n');
}

function keys(text: string): string[] {
  return [...text.matchAll(/^([\w-]+):/gm)].map(([, key]) => key ?? '');
}

/** `NAME: value` lines, with those of `<<: *settings`. */
function environmentOf(service: string): Record<string, string> {
  const own = block(block(block(compose, 'services'), service), 'environment');
  const text = own.includes('<<: *settings') ? `${block(compose, 'x-settings')}\n${own}` : own;
  const pairs = [...text.matchAll(/^(\w+): (.+)$/gm)];
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [name, value.replace(/^(['"])(.*)\1$/, '$2')]),
  );
}

function settingsOf(row: ServiceRow): Record<string, string> {
  const { database } = row;
  const password = required(`${prefixOf(row.name)}_DATABASE_PASSWORD`);
  return {
    NATS_URL: 'nats://nats:4222',
    NATS_USER: row.name,
    NATS_PASSWORD: required(`${prefixOf(row.name)}_NATS_PASSWORD`),
    HTTP_HOST: '0.0.0.0',
    HTTP_PORT: '8080',
    NODE_OPTIONS: ['--enable-source-maps', ...heapFlags(row)].join(' '),
    ...(database
      ? {
          DATABASE_URL: `postgres://${database}:${password}@postgres:5432/${database}`,
          ENVELOPE_KEYS: required(`${prefixOf(row.name)}_ENVELOPE_KEYS`),
          AUDIT_HEADS_FILE: `/data/audit-${database}.jsonl`,
        }
      : {}),
    ...row.env(context),
  };
}

describe('docker-compose.yml', () => {
  it('runs the services of the layout, and nothing else beside PostgreSQL and NATS', () => {
    expect(keys(block(compose, 'services')).sort()).toEqual(
      [...beside, ...layout.map(({ name }) => name)].sort(),
    );
  });

  it.each(layout)('gives $name the settings of the layout', (row) => {
    const given = environmentOf(row.name);
    const wanted = settingsOf(row);
    expect(Object.keys(given).sort()).toEqual(Object.keys(wanted).sort());
    for (const [name, value] of Object.entries(wanted)) {
      const isPath = value.startsWith(folder);
      const isSecret =
        value.includes(secretMark) || /^(NETWORK|AGGREGATOR)_SECRET$/.test(name) || name.includes('TLS_');
      if (isSecret) expect(given[name]).toBe(required(`${prefixOf(row.name)}_${name}`));
      else if (!isPath) expect(`${name}=${given[name]}`).toBe(`${name}=${value}`);
    }
  });

  it.each(layout)('builds $name from its own folder, hardened and with room beside its heap', (row) => {
    const service = block(block(compose, 'services'), row.name);
    expect(service).toContain('<<: *service\n');
    expect(service).toMatch(new RegExp(`SERVICE: ${row.app} `));
    expect(service).toContain(`mem_limit: ${row.heapMegabytes + 256}m\n`);
  });

  it.each(layout)('lets $name give way as the layout does', (row) => {
    const shares = /cpu_shares: (\d+)/.exec(block(block(compose, 'services'), row.name))?.[1];
    expect(shares).toBe(row.givesWay ? '114' : undefined);
  });

  it('keeps the young space of an image that is run by itself as small', () => {
    const image = readFileSync(join(root, 'docker/service.Dockerfile'), 'utf8');
    expect(image).toContain(`NODE_OPTIONS="--enable-source-maps ${heapFlags({ heapMegabytes: 0 })[0]}"`);
  });

  it('makes a database for each service that owns one', () => {
    const wanted = layout.flatMap(({ name, database }) => (database ? [{ name, database }] : []));
    // The login and the database are called like the variable in small letters.
    for (const { name, database } of wanted) expect(prefixOf(name).toLowerCase()).toBe(database);
    const passwords = wanted.map(({ name }) => `${prefixOf(name)}_DATABASE_PASSWORD`);
    const given = environmentOf('databases');
    expect(
      Object.keys(given)
        .filter((name) => name.endsWith('_DATABASE_PASSWORD'))
        .sort(),
    ).toEqual(passwords.sort());
    for (const name of passwords) expect(given[name]).toBe(required(name));
  });

  it('runs the embedded NATS: the same logins, rights and durability', () => {
    const names = [
      ...layout.map(({ name, natsPermissions }) => ({ name, permissions: natsPermissions })),
      { name: 'operator' },
    ];
    const users = names.map((user) => ({ ...user, password: `$${prefixOf(user.name)}_NATS_PASSWORD` }));
    const wanted = natsConfig({ port: 4222, monitorPort: 8222, storeDir: '/data', users })
      .replace('listen: "127.0.0.1:', 'listen: "0.0.0.0:')
      .replace(/"(\$\w+)"/g, '$1');
    const given = readFileSync(join(root, 'docker', 'nats', 'nats.conf'), 'utf8');
    expect(given.replace(/^#.*\n/gm, '')).toBe(wanted);
    const environment = environmentOf('nats');
    for (const { name } of names) {
      const variable = `${prefixOf(name)}_NATS_PASSWORD`;
      expect(environment[variable]).toBe(required(variable));
    }
  });
});

describe('docker/make-env.mjs', () => {
  const target = join(folder, 'made');
  const envFile = join(target, '.env');
  const bootstrapFile = join(target, 'docker', 'secrets', 'bootstrap.json');
  const make = (script = join(root, 'docker', 'make-env.mjs')) =>
    spawnSync(process.execPath, [script, target], { encoding: 'utf8' });
  const made = (): Record<string, string> =>
    Object.fromEntries(
      [...readFileSync(envFile, 'utf8').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );

  beforeAll(() => expect(make().status).toBe(0));

  it('makes every secret that the file requires, in the form that its reader wants', () => {
    const wanted = [...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    const values = made();
    expect(Object.keys(values).sort()).toEqual([...new Set(wanted)].sort());
    expect(statSync(envFile).mode & 0o777).toBe(0o600);
    // One authority is named to both sides, and we are the same to each network.
    const seen = Object.entries(values).flatMap(([name, value]) =>
      name === 'NETWORK_SIMULATOR_TLS_CA' || name.startsWith('NETWORKS_M2T_NETWORK_TLS_') ? [] : [value],
    );
    expect(new Set(seen).size).toBe(seen.length);
    // NATS reads them without quotes and PostgreSQL in a URL.
    for (const name of Object.keys(values))
      if (name.endsWith('PASSWORD')) expect(values[name]).toMatch(/^p[0-9a-f]{48}$/);
    expect(values.IDENTITY_ENCRYPTION_KEYS).toMatch(/^first:[A-Za-z0-9+/]{43}=$/);
    expect(values.PROGRAMMES_DATA_KEY).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    const network = createHmac('sha256', values.NETWORK_SIMULATOR_NETWORKS_SECRET ?? '')
      .update('cash-plus')
      .digest('hex');
    expect(values.NETWORKS_CASH_PLUS_NETWORK_SECRET).toBe(network);
    const aggregator = createHmac('sha256', values.NETWORK_SIMULATOR_NETWORKS_SECRET ?? '')
      .update('aggregator')
      .digest('hex');
    expect(values.USSD_AGGREGATOR_SECRET).toBe(aggregator);
    const certificateOf = (name: string) =>
      new X509Certificate(Buffer.from(values[name] ?? '', 'base64').toString('utf8'));
    const authority = certificateOf('NETWORK_SIMULATOR_TLS_CA');
    for (const network of ['M2T', 'WAFACASH'])
      expect(authority.raw).toEqual(certificateOf(`NETWORKS_${network}_NETWORK_TLS_CA`).raw);
    for (const name of [
      'NETWORK_SIMULATOR_TLS',
      'NETWORKS_M2T_NETWORK_TLS',
      'NETWORKS_WAFACASH_NETWORK_TLS',
    ]) {
      const certificate = certificateOf(`${name}_CERTIFICATE`);
      expect(certificate.verify(authority.publicKey)).toBe(true);
      const key = Buffer.from(values[`${name}_KEY`] ?? '', 'base64').toString('utf8');
      expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true);
    }
  });

  it('lets the same people in as npm start', () => {
    const identity = layout.find(({ name }) => name === 'identity');
    const file = identity?.env(context).BOOTSTRAP_FILE ?? '';
    const withoutSecrets = (text: string): unknown =>
      JSON.parse(text, (key, value: unknown) => (key === 'password' || key === 'secret' ? '' : value));
    const text = readFileSync(bootstrapFile, 'utf8');
    expect(withoutSecrets(text)).toEqual(withoutSecrets(readFileSync(file, 'utf8')));
    expect(text).not.toMatch(/"(password|secret)": ""/);
    expect(statSync(join(target, 'docker', 'secrets')).mode & 0o777).toBe(0o700);
  });

  it('changes nothing that is there, and adds what a new service needs', () => {
    const before = { env: readFileSync(envFile, 'utf8'), bootstrap: readFileSync(bootstrapFile, 'utf8') };
    expect(make().status).toBe(0);
    expect(readFileSync(envFile, 'utf8')).toBe(before.env);
    expect(readFileSync(bootstrapFile, 'utf8')).toBe(before.bootstrap);

    const checkout = join(folder, 'checkout');
    mkdirSync(join(checkout, 'docker'), { recursive: true });
    for (const file of ['make-env.mjs', 'make-certificates.mjs'])
      cpSync(join(root, 'docker', file), join(checkout, 'docker', file));
    writeFileSync(join(checkout, 'docker-compose.yml'), `${compose}\n# ${required('NEW_NATS_PASSWORD')}\n`);
    expect(make(join(checkout, 'docker', 'make-env.mjs')).status).toBe(0);
    const after = readFileSync(envFile, 'utf8');
    expect(after.startsWith(before.env)).toBe(true);
    expect(after.slice(before.env.length)).toMatch(/^NEW_NATS_PASSWORD=p[0-9a-f]{48}\n$/);
  });

  it('shows a network that comes to ask who we are what the others are shown', () => {
    const before = readFileSync(envFile, 'utf8');
    writeFileSync(envFile, before.replace(/^NETWORKS_M2T_NETWORK_TLS_.*\n/gm, ''));
    const old = made();
    expect(make().status).toBe(0);
    for (const last of ['CA', 'CERTIFICATE', 'KEY']) {
      expect(old[`NETWORKS_M2T_NETWORK_TLS_${last}`]).toBeUndefined();
      expect(made()[`NETWORKS_M2T_NETWORK_TLS_${last}`]).toBe(old[`NETWORKS_WAFACASH_NETWORK_TLS_${last}`]);
    }
  });

  it('says what to do when half of the certificates is gone, and changes nothing', () => {
    const before = readFileSync(envFile, 'utf8');
    const half = before.replace(/^NETWORK_SIMULATOR_TLS_.*\n/gm, '');
    writeFileSync(envFile, half);
    const { status, stderr } = make();
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 2]);
    expect(stderr).toMatch(/but no NETWORK_SIMULATOR_TLS_CA.*\ntake those lines out/);
    expect(readFileSync(envFile, 'utf8')).toBe(half);
    writeFileSync(envFile, before);
  });

  it('writes only where git does not look', () => {
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
    expect(ignored).toContain('.env');
    expect(readFileSync(join(root, 'docker', '.gitignore'), 'utf8').split('\n')).toContain('secrets/');
  });
});

describe('docker/service.Dockerfile', () => {
  it('keeps the optional packages that a service needs: compiled code comes as such', () => {
    const dockerfile = readFileSync(join(root, 'docker', 'service.Dockerfile'), 'utf8');
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    expect(lock.packages['node_modules/@node-rs/argon2']?.optionalDependencies).toHaveProperty(
      '@node-rs/argon2-linux-x64-gnu',
    );
    expect(dockerfile).not.toContain('--omit=optional');
  });
});
