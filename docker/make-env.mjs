/**
 * Makes what docker-compose.yml needs and nobody else may know: `.env`, with a random value for every variable that the
 * file requires, and `docker/secrets/bootstrap.json`, the first logins. Adds what is missing; never changes what is there.
 *
 *   node docker/make-env.mjs [folder to write to, default: the checkout]
 */
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificates } from './make-certificates.mjs';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(process.argv[2] ?? checkout);

/** Nobody has two jobs that check each other. The same people as `tools/platform/bootstrap-file.ts`. */
const staff = {
  officer: ['programme_officer'],
  'approver-1': ['programme_approver'],
  'approver-2': ['programme_approver'],
  'finance-1': ['finance'],
  'finance-2': ['finance'],
  auditor: ['auditor'],
  admin: ['administrator'],
};

const key = () => randomBytes(32).toString('base64');
/** Stands in URLs and in the configuration of NATS without quotes, where it must begin with a letter. */
const token = () => `p${randomBytes(24).toString('hex')}`;
/** For people to type: without 0, O, 1, l and I. */
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const characters = (count) =>
  Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
const password = () => Array.from({ length: 4 }, () => characters(5)).join('-');

mkdirSync(target, { recursive: true });
const compose = readFileSync(join(checkout, 'docker-compose.yml'), 'utf8');
const names = (pattern) => [...new Set([...compose.matchAll(pattern)].map(([, name]) => name))].sort();

writeEnvironment(join(target, '.env'));
writeBootstrap(join(target, 'docker', 'secrets', 'bootstrap.json'));

function writeEnvironment(file) {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const values = Object.fromEntries(
    [...before.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const missing = names(/\$\{(\w+):\?/g).filter((name) => values[name] === undefined);
  for (const name of missing) values[name] ??= valueOf(name, values);
  if (missing.length === 0) return console.log(`${file} is complete and stays as it is.`);
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  writeWhole(
    file,
    `${before}${separator}${missing.map((name) => `${name}=${values[name]}\n`).join('')}`,
    0o600,
  );
  console.log(`${file}: ${missing.length} secrets made.`);
}

function valueOf(name, values) {
  const network = /^NETWORKS_(\w+)_NETWORK_SECRET$/.exec(name)?.[1].toLowerCase().replaceAll('_', '-');
  const played = name === 'USSD_AGGREGATOR_SECRET' ? 'aggregator' : network;
  if (played) {
    // The simulator keeps one secret and derives from it that of each whom it plays.
    const root = (values.NETWORK_SIMULATOR_NETWORKS_SECRET ??= key());
    return createHmac('sha256', root).update(played).digest('hex');
  }
  if (/_TLS_(CA|CERTIFICATE|KEY)$/.test(name)) return certificateOf(name, values);
  if (name.endsWith('_PASSWORD')) return token();
  if (/_(ENCRYPTION_KEYS|ENVELOPE_KEYS|PIN_PEPPER|CASH_CODE_KEY|PAYOUT_KEY|QR_KEY|RECEIPT_KEY)$/.test(name))
    return `first:${key()}`;
  if (/_(KEY|SECRET)$/.test(name)) return key();
  throw new Error(`docker-compose.yml requires ${name}, and its name does not say what it looks like.`);
}

/**
 * Made together, the ones of the simulated networks and ours, so that each knows the other. We are the same to all of them:
 * a network that comes to ask later is shown what the others are.
 */
function certificateOf(name, values) {
  const [, owner, last] = /^(\w+)_TLS_([A-Z]+)$/.exec(name);
  const isOurs = new RegExp(`^NETWORKS_\\w+_NETWORK_TLS_${last}$`);
  const shown = Object.keys(values).find((other) => isOurs.test(other));
  if (isOurs.test(name) && shown) return values[shown];
  const made = Object.keys(values).filter((other) => /_TLS_(CA|CERTIFICATE|KEY)$/.test(other));
  if (made.length > 0)
    fail(`.env has ${made.join(', ')} but no ${name}. They know each other only when they are made together:
take those lines out, and run this again.`);
  const { ca, server, client } = makeCertificates();
  const own = (prefix, { cert, key: ownKey }) => {
    const texts = { CA: ca, CERTIFICATE: cert, KEY: ownKey };
    for (const [last, text] of Object.entries(texts))
      values[`${prefix}_TLS_${last}`] = Buffer.from(text).toString('base64');
  };
  own('NETWORK_SIMULATOR', server);
  // In the order of names ours come before those of the simulator.
  own(owner, client);
  return values[name];
}

/** The folder keeps others out; the file itself must be readable for the user that the container runs as. */
function writeBootstrap(file) {
  mkdirSync(dirname(file), { recursive: true });
  chmodSync(dirname(file), 0o700);
  if (existsSync(file)) return console.log(`${file} stays as it is.`);
  const networks = names(/^ {6}NETWORK: (\S+)$/gm);
  const content = {
    staff: Object.entries(staff).map(([username, roles]) => ({ username, password: password(), roles })),
    clients: networks.map((network) => ({ clientId: network, secret: token(), network, roles: ['network'] })),
  };
  writeWhole(file, `${JSON.stringify(content, null, 2)}\n`, 0o644);
  console.log(`${file}: logins for ${content.staff.length} staff and ${networks.length} networks made.`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** Written beside and renamed: a half-written file would be taken for a complete one. */
function writeWhole(file, content, mode) {
  writeFileSync(`${file}.half`, content, { mode, flush: true });
  chmodSync(`${file}.half`, mode);
  renameSync(`${file}.half`, file);
}
