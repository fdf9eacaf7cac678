import { NETWORKS } from '@hanout/contracts';
import { NETWORK_LIST } from './index';

describe.each(NETWORKS)('the parts of %s', (network) => {
  it('make an adapter that pays out, and its own side of the wire', async () => {
    const adapter = (await NETWORK_LIST[network].adapter())(network, {
      url: 'http://127.0.0.1:1',
      secret: 'a secret of nobody',
      timeoutMs: 100,
    });
    expect(adapter).toMatchObject({ network, payouts: { perCall: expect.any(Number) } });
    expect((await NETWORK_LIST[network].fake()).wire).toMatch(/^(http|tcp)$/);
    await adapter.close?.();
  });
});
