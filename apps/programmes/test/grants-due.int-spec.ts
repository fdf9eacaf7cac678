/** What is about to be paid: told of approved rosters alone, and summing to what they were judged to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGrantsDue, type NetworkName } from '@hanout/contracts';
import { ProgrammesWorld, type Files } from './programmes-world';

const SMALL = join(__dirname, '../../../samples/small');
const fileOf = (name: string): Buffer => readFileSync(join(SMALL, name));
const small: Files = {
  households: fileOf('households.csv'),
  pupils: fileOf('pupils.csv'),
  absences: fileOf('absences.csv'),
};

interface Totals {
  payable_minor: number;
  wallet: { households: number; minor: number };
  voucher: { households: number; minor: number };
}

let world: ProgrammesWorld;
beforeAll(async () => (world = await ProgrammesWorld.open()));
afterAll(() => world?.close());

const due = async (network?: NetworkName) =>
  (await world.asks.ask(readGrantsDue, network === undefined ? {} : { network })).items;

it('is what an approved roster owes, until it is paid', async () => {
  const { rosterId, totals } = await world.bringIn(small);
  expect(await due()).toEqual([]);
  await world.openWallets(rosterId);
  const { payable_minor: payable, wallet, voucher } = totals as unknown as Totals;
  await world.fund(String(payable));
  await world.approve(rosterId);
  const items = await due();
  for (const [method, total] of [
    ['wallet', wallet],
    ['voucher', voucher],
  ] as const) {
    const of = items.filter((one) => one.method === method);
    expect(of.reduce((sum, { households }) => sum + households, 0)).toBe(total.households);
    expect(of.reduce((sum, { amount }) => sum + Number(amount.minor), 0)).toBe(total.minor);
  }
  expect(items.every((one) => one.rosterId === rosterId && one.programme === 'tayssir')).toBe(true);
  const networks = [...new Set(items.map(({ network }) => network))];
  expect(networks.length).toBeGreaterThan(1);
  expect(await due(networks[0])).toEqual(items.filter(({ network }) => network === networks[0]));
  const keys = items.map(({ network, province, method }) => [network, province, method].join());
  expect(new Set(keys).size).toBe(items.length);
  await world.disburse(rosterId);
  await world.untilState(rosterId, 'closed');
  expect(await due()).toEqual([]);
});
