import { natsConfig } from './nats-config';

const bare = { port: 4222, storeDir: '/data/nats', users: [] };

describe('the NATS configuration', () => {
  it('forces confirmed messages to disk, unless it is for tests', () => {
    expect(natsConfig(bare)).toContain('sync_interval: always');
    expect(natsConfig({ ...bare, volatile: true })).not.toContain('sync_interval');
  });

  it('listens on this machine alone', () => {
    const config = natsConfig({ ...bare, monitorPort: 8222 });
    expect(config).toContain('listen: "127.0.0.1:4222"');
    expect(config).toContain('http: "127.0.0.1:8222"');
  });

  it('gives each user a password and only the subjects named', () => {
    const permissions = { publish: ['ledger.cmd.>'], subscribe: [] };
    const config = natsConfig({ ...bare, users: [{ name: 'fees', password: 'p"q\\r', permissions }] });
    expect(config).toContain('user: "fees", password: "p\\"q\\\\r"');
    expect(config).toContain('publish: { allow: ["ledger.cmd.>"] }');
    // An empty list would mean everything to the server.
    expect(config).toContain('subscribe: { allow: ["_nothing_"] }');
  });

  it('refuses a value that would break out of its line', () => {
    expect(() => natsConfig({ ...bare, users: [{ name: 'a\nb', password: 'x' }] })).toThrow(
      'control character',
    );
  });
});
