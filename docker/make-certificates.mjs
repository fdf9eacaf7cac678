/**
 * Certificates for the simulated networks that ask who we are, with what Node alone brings: an authority, and by it one for
 * the network simulator and one for us. For development only.
 *
 *   node docker/make-certificates.mjs <file>    writes { ca, server: { cert, key }, client: { cert, key } }, all PEM, unless it is there
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const YEARS = 10;

// DER (ITU-T X.690): a tag, the length of the content, the content.
const der = (tag, ...parts) => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const short = length < 128;
  const size = Buffer.from(length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]);
  return Buffer.concat([Buffer.from([tag]), short ? Buffer.from([length]) : size, content]);
};
const sequence = (...parts) => der(0x30, ...parts);
const octets = (content) => der(0x04, content);
const bits = (content) => der(0x03, Buffer.from([0]), content);
const yes = der(0x01, Buffer.from([0xff]));
const utcTime = (at) => der(0x17, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
const objectId = (dotted) => {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const base128 = (number) => (number < 128 ? [number] : [(number >> 7) | 128, number & 127]);
  const wide = (number) =>
    number < 16384 ? base128(number) : [(number >> 14) | 128, ((number >> 7) & 127) | 128, number & 127];
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(wide)]));
};

// X.509 version 3 (RFC 5280), ECDSA with SHA-256 (RFC 5758).
const algorithm = sequence(objectId('1.2.840.10045.4.3.2'));
const commonName = (name) => sequence(der(0x31, sequence(objectId('2.5.4.3'), der(0x0c, Buffer.from(name)))));
const critical = (id, content) => sequence(objectId(id), yes, octets(content));
const extension = (id, content) => sequence(objectId(id), octets(content));
const isAuthority = critical('2.5.29.19', sequence(yes));
const mayBe = (purpose) => extension('2.5.29.37', sequence(objectId(`1.3.6.1.5.5.7.3.${purpose}`)));
const reachedAs = (...names) => extension('2.5.29.17', sequence(...names));
const dns = (name) => der(0x82, Buffer.from(name));
const ip = (address) => der(0x87, Buffer.from(address.split('.').map(Number)));

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (kind, content) =>
  `-----BEGIN ${kind}-----\n${content.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${kind}-----\n`;

function certify({ subject, keys, issuer, issuerKeys, extensions }) {
  const now = new Date();
  // Since yesterday: clocks differ.
  const from = new Date(now.getTime() - 86_400_000);
  const until = new Date(Date.UTC(now.getUTCFullYear() + YEARS, 0, 1));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    commonName(issuer),
    sequence(utcTime(from), utcTime(until)),
    commonName(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  return pem(
    'CERTIFICATE',
    sequence(content, algorithm, bits(sign('sha256', content, issuerKeys.privateKey))),
  );
}

export function makeCertificates() {
  const issuer = 'Authority of the simulated networks';
  const issuerKeys = newKeys();
  const issue = (subject, ...extensions) => {
    const keys = newKeys();
    const cert = certify({ subject, keys, issuer, issuerKeys, extensions });
    return { cert, key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) };
  };
  return {
    ca: certify({ subject: issuer, keys: issuerKeys, issuer, issuerKeys, extensions: [isAuthority] }),
    server: issue(
      'network-simulator',
      mayBe(1),
      reachedAs(dns('network-simulator'), dns('localhost'), ip('127.0.0.1')),
    ),
    client: issue('hanout', mayBe(2)),
  };
}

const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url) && !existsSync(file)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.half`, JSON.stringify(makeCertificates(), null, 2), { mode: 0o600, flush: true });
  renameSync(`${file}.half`, file);
}
