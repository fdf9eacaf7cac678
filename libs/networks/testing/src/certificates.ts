import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { TlsIdentity } from '@hanout/network-kit';

/** Certificates for a wire over TLS, each side asking for the other's. PEM. */
export interface RemoteTls {
  server: { ca: string; cert: string; key: string };
  client: TlsIdentity;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 3_600_000;
/** What browsers and TLS libraries still take of a server's certificate. */
const VALID_DAYS = 397;

interface Holder {
  name: string;
  usage: ExtendedKeyUsage;
  alternatives?: ConstructorParameters<typeof SubjectAlternativeNameExtension>[0];
}

/**
 * An authority of its own, and by it a server's certificate for this machine (`localhost`, `127.0.0.1`) and a client's,
 * new each time: those of one call do not know those of another.
 */
export async function makeCertificates(): Promise<RemoteTls> {
  const authority = await makeKeys();
  const root = await X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: 'CN=Authority for specs and simulations',
    keys: authority,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const issue = async ({
    name,
    usage,
    alternatives,
  }: Holder): Promise<{ certificate: string; key: string }> => {
    const keys = await makeKeys();
    const certificate = await X509CertificateGenerator.create({
      ...validity(),
      subject: `CN=${name}`,
      issuer: root.subject,
      publicKey: keys.publicKey,
      signingKey: authority.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([usage]),
        await AuthorityKeyIdentifierExtension.create(root),
        ...(alternatives ? [new SubjectAlternativeNameExtension(alternatives)] : []),
      ],
    });
    return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
  };
  const server = await issue({
    name: 'localhost',
    usage: ExtendedKeyUsage.serverAuth,
    alternatives: [
      { type: 'dns', value: 'localhost' },
      { type: 'ip', value: '127.0.0.1' },
    ],
  });
  const client = await issue({ name: 'hanout', usage: ExtendedKeyUsage.clientAuth });
  const ca = root.toString('pem');
  return { server: { ca, cert: server.certificate, key: server.key }, client: { ca, ...client } };
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/** From yesterday: clocks differ. */
function validity(): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + VALID_DAYS * DAY_MS) };
}
