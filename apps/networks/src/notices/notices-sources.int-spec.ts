/** Files that a network lays out, and lines that it keeps open: kept first, then discarded or answered. */
import { randomUUID } from 'node:crypto';
import type { ConnectionListener, NetworkAdapter, RawNotice } from '@hanout/network-kit';
import { Jobs, type RunningService } from '@hanout/service-kit';
import { waitFor } from '@hanout/testing';
import { NetworksConfig } from '../config';
import { NetworkUnderTest } from '../../test/networks-under-test';
import { NoticesUnderTest } from '../../test/notices';
import { NoticesService } from './notices.service';
import { NoticesSources } from './notices.sources';

describe('the ways in beside the door', () => {
  let network: NetworkUnderTest;
  let running: RunningService;
  let notices: NoticesUnderTest;
  const jobs = new Jobs();
  const files = new Map<string, RawNotice>();
  let looks = 0;
  let discard: (name: string) => Promise<void>;
  let listener: ConnectionListener | undefined;

  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('barid-cash');
    running = await network.start();
    notices = new NoticesUnderTest(network, running.url);
    const adapter: NetworkAdapter = {
      network: 'barid-cash',
      fetchNotices: () => {
        looks += 1;
        return Promise.resolve([...files.values()]);
      },
      discardNotice: (name) => discard(name),
      listen: (given) => (listener = given),
    };
    const config = Object.assign(new NetworksConfig(), { noticesFetchEveryMs: 100 });
    new NoticesSources(running.get(NoticesService), jobs, config, adapter).onApplicationBootstrap();
  });
  beforeEach(() => {
    discard = (name) => Promise.resolve(void files.delete(name));
  });
  afterAll(async () => {
    await jobs.beforeApplicationShutdown();
    await network?.stop();
    await network?.nats.stop();
  });
  const lay = (name: string, notice: RawNotice) => files.set(name, { ...notice, name });
  const aNotice = () => notices.ofPayout(randomUUID(), { word: 'done', ref: 'REF-1' });
  const kept = async () =>
    (await network.query<{ count: number }>('select count(*)::int from notices'))[0]!.count;

  it('keeps each file that is laid out before it is discarded', async () => {
    const before = await kept();
    const atDiscard: number[] = [];
    discard = async (name) => {
      atDiscard.push(await kept());
      files.delete(name);
    };
    lay('one.xml', aNotice());
    await waitFor(() => files.size === 0);
    expect(atDiscard).toEqual([before + 1]);
    await notices.waitForAllApplied();
    expect(await network.query("select 1 from notices where via = 'file'")).toHaveLength(1);
  });

  it('keeps a file once that cannot be discarded, and discards it later', async () => {
    const before = await kept();
    discard = () => Promise.reject(new Error('not now'));
    lay('two.xml', aNotice());
    const from = looks;
    await waitFor(() => looks >= from + 3);
    expect(await kept()).toBe(before + 1);
    discard = (name) => Promise.resolve(void files.delete(name));
    await waitFor(() => files.size === 0);
    expect(await kept()).toBe(before + 1);
  });

  it('lets a file lie that is not the network’s, and counts it once', async () => {
    const [before, forged] = [await kept(), await notices.count('forged')];
    lay('three.xml', { ...aNotice(), headers: {} });
    lay('four.xml', aNotice());
    await waitFor(() => files.size === 1);
    const from = looks;
    await waitFor(() => looks >= from + 3);
    expect([...files.keys()]).toEqual(['three.xml']);
    await notices.waitForCount('forged', forged + 1);
    expect(await kept()).toBe(before + 1);
  });

  it('answers on a line when it has kept what was said', async () => {
    const before = await kept();
    await expect(listener!(aNotice())).resolves.toEqual({ status: 200 });
    await expect(listener!({ ...aNotice(), headers: {} })).resolves.toEqual({ status: 401 });
    expect(await kept()).toBe(before + 1);
  });
});
