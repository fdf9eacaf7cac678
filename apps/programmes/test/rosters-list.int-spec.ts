import { randomUUID } from 'node:crypto';
import { listRosters, ROSTERS_PAGE_MAX, type CallerV1, type ListedRosterV1 } from '@hanout/contracts';
import { ProgrammesWorld } from './programmes-world';

describe('the list of rosters', () => {
  let world: ProgrammesWorld;
  beforeAll(async () => (world = await ProgrammesWorld.open()));
  afterAll(() => world.close());

  const caller: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['auditor'] };

  it('shows the newest first, page by page, with none twice and none left out', async () => {
    const made = Array.from({ length: ROSTERS_PAGE_MAX + 3 }, () => randomUUID());
    for (const rosterId of made) await world.create(rosterId);
    const seen: ListedRosterV1[] = [];
    for (let before: string | undefined; seen.length === 0 || before;) {
      const page = await world.asks.ask(listRosters, { caller, ...(before && { before }) });
      seen.push(...page.items);
      before = page.next;
    }
    expect(seen.map(({ rosterId }) => rosterId)).toEqual([...made].reverse());
    expect(seen[0]).toMatchObject({
      state: 'uploading',
      programme: 'tayssir',
      lines: 0,
      payable: { minor: '0', currency: 'MAD' },
    });
    expect(await world.asks.ask(listRosters, { caller, before: randomUUID() })).toEqual({ items: [] });
  });

  it('is for those who may read a roster', async () => {
    const support: CallerV1 = { ...caller, roles: ['support'] };
    await expect(world.asks.ask(listRosters, { caller: support })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });
});
