import { randomBytes } from 'node:crypto';
import { loadConfig } from '@hanout/service-kit';
import { NetworksConfig, tlsIdentityOf } from './config';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const load = (settings: Record<string, string> = {}) =>
  loadConfig(NetworksConfig, {
    NATS_URL: 'nats://127.0.0.1:4222',
    HTTP_PORT: '0',
    DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/d',
    NETWORK: 'm2t',
    NETWORK_URL: 'http://127.0.0.1:1',
    NETWORK_SECRET: 'a secret of nobody',
    DATA_KEY: randomBytes(32).toString('base64'),
    ...settings,
  });

describe('the settings of a network', () => {
  it.each([
    'http://127.0.0.1:8090/networks/m2t',
    'https://api.m2t.example/v1',
    'tls://switch.m2t.example:8583',
    'tcp://switch.m2t.example:8583?line=leased',
    'file:///data/barid-cash',
  ])('let its system be at %s', (url) => expect(load({ NETWORK_URL: url }).networkUrl).toBe(url));

  it.each(['ftp://x', 'http://', 'tls:///x', 'file://host/x', 'm2t.example', 'http://a b'])(
    'do not take %s for an address',
    (url) => expect(() => load({ NETWORK_URL: url })).toThrow('NETWORK_URL'),
  );

  it('take a certificate as PEM or as its base64, and nothing else', () => {
    const base64 = Buffer.from(PEM).toString('base64');
    expect(tlsIdentityOf(load({ NETWORK_TLS_CA: PEM, NETWORK_TLS_KEY: base64 }))).toEqual({
      ca: PEM,
      key: PEM,
    });
    expect(tlsIdentityOf(load())).toBeUndefined();
    expect(() => load({ NETWORK_TLS_CERTIFICATE: '/etc/certificate.pem!' })).toThrow(
      'NETWORK_TLS_CERTIFICATE',
    );
  });
});
