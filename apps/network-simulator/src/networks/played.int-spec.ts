/** The six networks as they are in the list: each adapter pays into the books of its own simulated network, and reads what that tells. */
import { randomUUID } from 'node:crypto';
import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { Money } from '@hanout/money';
import type { NetworkAdapter, NoticeReading, PayoutOrder, RawNotice } from '@hanout/network-kit';
import { NETWORK_LIST } from '@hanout/network-list';
import { waitFor } from '@hanout/testing';
import { OurDoor } from '../../test/our-door';
import { certificatesOf, SimulatorUnderTest, tlsSettings } from '../../test/simulator-under-test';
import { FAULT_TABLE } from '../faults/fault-table';
import type { FaultsService } from '../faults/faults.service';
import { Wires } from '../wires/wires.service';

describe('the simulated networks', () => {
  const doors = new Map(NETWORKS.map((network) => [network, new OurDoor()]));
  let simulator: SimulatorUnderTest;
  beforeAll(async () => {
    for (const door of doors.values()) await door.open();
    simulator = await SimulatorUnderTest.start(NETWORK_LIST, {
      NOTICES_URLS: await doorsOfAll(),
      ...tlsSettings('ours'),
      NETWORK_PORTS: NETWORKS.map((network) => `${network}=0`).join(),
    });
  });
  afterAll(async () => {
    await simulator?.stop();
    for (const door of doors.values()) await door.close();
  });

  /** One that lays files out for us does not knock. */
  const doorsOfAll = async (): Promise<string> => {
    const settings = { url: 'http://127.0.0.1:1', secret: 'a secret of nobody', timeoutMs: 100 };
    const named: string[] = [];
    for (const [network, { url }] of doors) {
      const adapter = (await NETWORK_LIST[network].adapter())(network, settings);
      if (!adapter.fetchNotices) named.push(`${network}=${url}`);
      await adapter.close?.();
    }
    return named.join();
  };
  const adapterOf = async (network: NetworkName): Promise<NetworkAdapter> => {
    const { ca, client } = certificatesOf('ours');
    const own = simulator.running.get(Wires).addressOf(network);
    const make = await NETWORK_LIST[network].adapter();
    return make(network, {
      url: own ?? `${simulator.running.url}/networks/${network}`,
      secret: simulator.secretOf(network),
      timeoutMs: 3_000,
      noticesUrl: doors.get(network)!.url,
      ...(own && { tls: { ca, certificate: client.cert, key: client.key } }),
    });
  };
  /** What came on whichever way the network has. */
  const readAll = async (network: NetworkName, adapter: NetworkAdapter, heard: RawNotice[]) => {
    const laid = (await adapter.fetchNotices?.()) ?? [];
    const atDoor = doors.get(network)!.heard.map(({ name, ...notice }) => ({
      ...notice,
      name: name.replace('/notices', ''),
    }));
    return [...heard, ...laid, ...atDoor].map((notice) => adapter.notices!.read(notice, new Date()));
  };

  let lastNo = 0;
  const anOrder = (minor = 3_500n): PayoutOrder => {
    lastNo += 1;
    return {
      id: randomUUID(),
      no: lastNo,
      account: `+2126${String(lastNo).padStart(8, '0')}`,
      amount: Money.of(minor, 'MAD'),
      reference: `HNT${String(lastNo).padStart(7, '0')}`,
      takenAt: new Date(),
    };
  };

  it.each(NETWORKS)(
    '%s pays an order once and to the centime, whatever goes wrong with its answer',
    async (network) => {
      const adapter = await adapterOf(network);
      const centimes = Object.values(FAULT_TABLE).flatMap((fault) =>
        fault.stage === 'answer' ? [fault.centimes] : [],
      );
      const orders = centimes.map((last) => anOrder(BigInt(7_000 + last)));
      for (const order of orders) {
        const [first] = await adapter.payouts!.send([order]);
        expect(first!.outcome).not.toBe('declined');
        const [second] = await adapter.payouts!.send([order]);
        expect(second!.outcome).toMatch(/^(succeeded|pending)$/);
      }
      const ofOrders = async () =>
        (await simulator.entries(network)).filter(
          ({ id, state }) => state === 'done' && orders.some((one) => one.id === id),
        );
      await waitFor(async () => (await ofOrders()).length >= orders.length);
      for (const { account, amount } of orders)
        await expect(simulator.read(`/networks/${network}/books/balances/${account}`)).resolves.toMatchObject(
          {
            balance: String(amount.minor),
          },
        );
      expect(await ofOrders()).toHaveLength(orders.length);
      const { taken } = await simulator.read<ReturnType<FaultsService['shown']>>('/faults');
      expect(Object.values(taken[network]!)).toEqual(centimes.map(() => 1));
      await adapter.close?.();
    },
    60_000,
  );

  it.each(NETWORKS)(
    '%s pays what its adapter orders, and tells of what its customers pay',
    async (network) => {
      const adapter = await adapterOf(network);
      const heard: RawNotice[] = [];
      adapter.listen?.((notice) => {
        heard.push(notice);
        const reading: NoticeReading = adapter.notices!.read(notice, new Date());
        return Promise.resolve(adapter.notices!.answer?.(notice, reading) ?? { status: 200 });
      });
      const order = anOrder();
      const [outcome] = await adapter.payouts!.send([order]);
      expect(outcome!.outcome).toMatch(/^(succeeded|pending)$/);
      await waitFor(async () => {
        const [entry] = (await simulator.entries(network)).slice(-1);
        return entry?.state === 'done' && entry.account === order.account && entry.amount === '3500';
      });

      const made = await simulator.call('POST', `/networks/${network}/collections`, {
        payee: 'M00003',
        amount: '1250',
      });
      const { ref } = (await made.json()) as { ref: string };
      const collected = async () =>
        (await readAll(network, adapter, heard))
          .flatMap((reading) => (reading.reading === 'accepted' ? reading.events : []))
          .find((event) => event.event === 'collection');
      await waitFor(async () => (await collected()) !== undefined);
      expect(await collected()).toMatchObject({ ref, payee: 'M00003', amount: Money.of(1_250n, 'MAD') });
      await adapter.close?.();
    },
  );
});
