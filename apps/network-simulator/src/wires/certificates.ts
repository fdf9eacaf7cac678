import { webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import * as x509 from '@peculiar/x509';
import { SimulatorConfig } from '../config';

/** In PEM: whose certificates are believed, and one’s own. */
export interface Identity {
  ca: string;
  cert: string;
  key: string;
}

/** What the simulator shows, and what it gives its customers: us. */
export interface Identities {
  server: Identity;
  client: Identity;
}

const KEYS = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEARS_MS = 10 * 365 * 86_400_000;

/** Of the wires that ask who we are. Made once, and kept beside the journals: `certificates.json`. */
@Injectable()
export class Certificates {
  private made: Promise<Identities> | undefined;

  constructor(private readonly config: SimulatorConfig) {}

  identities(): Promise<Identities> {
    return (this.made ??= this.readOrMake());
  }

  private async readOrMake(): Promise<Identities> {
    const { journalDir } = this.config;
    if (!journalDir) return makeIdentities();
    const file = join(journalDir, 'certificates.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Identities;
    const identities = await makeIdentities();
    mkdirSync(journalDir, { recursive: true });
    writeFileSync(`${file}.half`, JSON.stringify(identities, null, 2), { mode: 0o600, flush: true });
    renameSync(`${file}.half`, file);
    return identities;
  }
}

async function makeIdentities(): Promise<Identities> {
  x509.cryptoProvider.set(webcrypto);
  const makeKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
  const caKeys = await makeKeys();
  const validity = {
    notBefore: new Date(),
    notAfter: new Date(Date.now() + YEARS_MS),
    signingAlgorithm: KEYS,
  };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Simulated networks',
    keys: caKeys,
    ...validity,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });
  const issue = async (name: string, usage: string, names: x509.JsonGeneralNames): Promise<Identity> => {
    const keys = await makeKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: ca.subject,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      ...validity,
      extensions: [
        new x509.ExtendedKeyUsageExtension([usage]),
        new x509.SubjectAlternativeNameExtension(names),
      ],
    });
    const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
    return {
      ca: ca.toString('pem'),
      cert: certificate.toString('pem'),
      key: x509.PemConverter.encode(key, 'PRIVATE KEY'),
    };
  };
  return {
    server: await issue('network-simulator', x509.ExtendedKeyUsage.serverAuth, [
      { type: 'dns', value: 'localhost' },
      { type: 'dns', value: 'network-simulator' },
      { type: 'ip', value: '127.0.0.1' },
    ]),
    client: await issue('hanout', x509.ExtendedKeyUsage.clientAuth, [{ type: 'dns', value: 'hanout' }]),
  };
}
