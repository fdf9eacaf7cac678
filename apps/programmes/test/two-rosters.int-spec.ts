import { systemAccountId } from '@hanout/contracts';
import { ProgrammesWorld, type Files } from './programmes-world';

const HOUSEHOLDS = 'idcs;cin;nom_ar;nom_fr;lien;telephone;province;commune;reseau;langue';
const PUPILS = 'massar;idcs;prenom_ar;prenom_fr;sexe;naissance;niveau;etablissement;commune';
const MONTHS = ['2021-03', '2021-04', '2021-05', '2021-06'];

const household = (number: number): string =>
  `500000000${number};EA1000${number};حليمة;Halima;mère;061234567${number};Rehamna;Bourrous;m2t;ar`;
const pupil = (number: number, home: number): string =>
  `G10000000${number};500000000${home};مريم;Meryem;F;2011-03-04;3AP;137324A;Anzou`;

/** Children named here are reported present every month; the others have no report. */
function aRoster(homes: number[], children: [pupil: number, home: number][], reported: number[]): Files {
  const file = (header: string, rows: string[]): Buffer => Buffer.from([header, ...rows, ''].join('\r\n'));
  return {
    households: file(HOUSEHOLDS, homes.map(household)),
    pupils: file(
      PUPILS,
      children.map(([number, home]) => pupil(number, home)),
    ),
    absences: file(
      'massar;mois;absences',
      reported.flatMap((number) => MONTHS.map((month) => `G10000000${number};${month};0`)),
    ),
  };
}

describe('two rosters of one tranche', () => {
  let world: ProgrammesWorld;
  beforeEach(async () => (world = await ProgrammesWorld.open()));
  afterEach(() => world.close());

  const ready = async (files: Files): Promise<string> => {
    const { rosterId } = await world.bringIn(files);
    await world.openWallets(rosterId);
    await world.approve(rosterId);
    return rosterId;
  };
  const paidFromFund = (depositMinor: bigint): bigint =>
    depositMinor - world.ledger.balanceOf(systemAccountId('programme-fund:tayssir'));

  it('with child-months in common: told at once to pay, one pays and the other is refused', async () => {
    const rosters = [
      await ready(
        aRoster(
          [1, 2],
          [
            [1, 1],
            [2, 2],
          ],
          [1, 2],
        ),
      ),
      await ready(
        aRoster(
          [1, 3],
          [
            [1, 1],
            [3, 3],
          ],
          [1, 3],
        ),
      ),
    ];
    await world.fund(500_000);
    const told = await Promise.allSettled(rosters.map((rosterId) => world.disburse(rosterId)));
    const refused = told.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toEqual([
      expect.objectContaining({ code: 'programmes.months_already_paid', params: { count: '4' } }),
    ]);
    const winner = rosters[told.findIndex(({ status }) => status === 'fulfilled')] ?? '';
    const loser = rosters.find((rosterId) => rosterId !== winner) ?? '';
    await world.untilState(winner, 'closed');
    expect(paidFromFund(500_000n)).toBe(64_000n);
    expect(await world.count('paid_months')).toBe(8);
    // What was refused has claimed nothing, and stays refused.
    expect((await world.read(loser)).state).toBe('approved');
    await expect(world.disburse(loser)).rejects.toMatchObject({ code: 'programmes.months_already_paid' });
  });

  it('with a household in common but other months: its line was paid, so the second would pay nothing and is refused', async () => {
    const first = await ready(
      aRoster(
        [1],
        [
          [1, 1],
          [2, 1],
        ],
        [1],
      ),
    );
    const second = await ready(aRoster([1], [[2, 1]], [2]));
    await world.fund(500_000);
    await world.disburse(first);
    await world.untilState(first, 'closed');
    await expect(world.disburse(second)).rejects.toMatchObject({
      code: 'programmes.households_already_paid',
      params: { count: '1' },
    });
    expect(paidFromFund(500_000n)).toBe(32_000n);
    expect(await world.count('paid_months')).toBe(4);
  });

  it('with nothing in common are both paid, and the fund must hold what the other has not paid yet', async () => {
    const first = await ready(aRoster([1], [[1, 1]], [1]));
    const second = await ready(aRoster([2], [[2, 2]], [2]));
    await world.fund(40_000);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    world.ledger.mood = {
      beforePosting: ({ transfers }) => (transfers[0]?.kind === 'grant' ? held : undefined),
    };
    await world.disburse(first);
    await expect(world.disburse(second)).rejects.toMatchObject({
      code: 'programmes.fund_too_small',
      params: { available: '400.00 MAD', needed: '640.00 MAD' },
    });
    letGo();
    await world.untilState(first, 'closed');
    await world.fund(24_000);
    await world.disburse(second);
    await world.untilState(second, 'closed');
    expect(paidFromFund(64_000n)).toBe(64_000n);
  });
});
