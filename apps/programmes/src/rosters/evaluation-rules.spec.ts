import { evaluateRoster } from './evaluate';
import { outcomeTotals } from './evaluation-totals';
import type { EvaluatedHousehold, Finding } from './evaluation';
import { explainHousehold } from './explain-household';
import { loadRuleSet } from './programme-rules';
import type { Roster } from './roster';
import { aHousehold, alwaysThere, aPupil, aRoster } from './testing/a-roster';

const rules = loadRuleSet('tayssir-2020-21-t3');
const [one, two] = ['5017983822', '7400501087'];

async function judge(
  roster: Roster,
  by = rules,
): Promise<{
  households: readonly EvaluatedHousehold[];
  findings: readonly Finding[];
  totals: ReturnType<typeof outcomeTotals>;
}> {
  const evaluation = await evaluateRoster(roster, by);
  return { ...evaluation, totals: outcomeTotals(evaluation) };
}

async function monthsOf(roster: Roster, idcs = one): Promise<string[]> {
  const explained = explainHousehold(await evaluateRoster(roster, rules), idcs);
  return (explained?.children ?? []).flatMap(({ months }) => months.map(({ outcome }) => outcome));
}

describe('a household', () => {
  it('with nothing wrong gets the amount of its child for each month, to its wallet', async () => {
    const { households, findings } = await judge(aRoster());
    expect(households[0]).toMatchObject({
      idcs: one,
      cin: 'EA68769',
      phone: '+212607031071',
      holds: [],
      method: 'wallet',
      dueMinor: 40_000n,
    });
    expect(findings).toEqual([]);
  });

  it('is read before it is judged', async () => {
    const { households } = await judge(
      aRoster({
        households: [
          aHousehold({ idcs: ` ${one} `, cin: 'ea68769 ', phone: '٠٦٠٧٠٣١٠٧١', province: 'Rehamna ' }),
        ],
      }),
    );
    expect(households[0]).toMatchObject({
      idcs: one,
      cin: 'EA68769',
      phone: '+212607031071',
      province: 'Rehamna',
      holds: [],
      dueMinor: 40_000n,
    });
  });

  it('whose rows say the same in other spellings counts once', async () => {
    const again = aHousehold({ cin: ' ea68769', phone: '00212607031071', nameFr: 'Fatima-Zahra Tizi ' });
    const { households, findings, totals } = await judge(aRoster({ households: [aHousehold(), again] }));
    expect(households).toHaveLength(1);
    expect(households[0]).toMatchObject({ rows: [2, 3], holds: [], dueMinor: 40_000n });
    expect(findings).toEqual([
      { file: 'households', row: 3, subject: one, outcome: 'counted_once', reason: 'identical_row' },
    ]);
    expect(totals).toMatchObject({ rows: { households: 2 }, households: 1 });
  });

  it.each([
    ['cin', { cin: 'EA68760' }],
    ['telephone', { phone: '0607031072' }],
    ['telephone missing', { phone: '' }],
    ['name', { nameFr: 'Fatima Tizi' }],
    ['Arabic name', { nameAr: 'فاطمة' }],
    ['relation', { relation: 'père' }],
    ['network', { network: 'm2t' }],
    ['commune', { commune: 'Bzou' }],
    ['language', { language: 'fr' }],
  ])('whose rows differ in %s is held, each row listed', async (_name, change) => {
    const { households, findings } = await judge(aRoster({ households: [aHousehold(), aHousehold(change)] }));
    expect(households[0]).toMatchObject({ holds: ['conflicting_rows'], method: 'none', dueMinor: 0n });
    expect(findings.filter(({ file }) => file === 'households')).toEqual(
      [2, 3].map((row) => ({
        file: 'households',
        row,
        subject: one,
        outcome: 'held',
        reason: 'conflicting_rows',
      })),
    );
  });

  it('whose rows have different CINs that cannot be read is in conflict too', async () => {
    const { households } = await judge(
      aRoster({ households: [aHousehold({ cin: '??' }), aHousehold({ cin: '123456' })] }),
    );
    expect(households[0]?.holds).toEqual(['conflicting_rows', 'invalid_cin']);
  });

  it('whose second row alone has a CIN that cannot be read is held for both reasons', async () => {
    const { households } = await judge(aRoster({ households: [aHousehold(), aHousehold({ cin: '??' })] }));
    expect(households[0]?.holds).toEqual(['conflicting_rows', 'invalid_cin']);
  });

  it.each(['', '123456', 'CNIE EN COURS', '??', 'ABC123', 'A12345678'])(
    'with the CIN %j is held',
    async (cin) => {
      expect((await judge(aRoster({ households: [aHousehold({ cin })] }))).households[0]).toMatchObject({
        holds: ['invalid_cin'],
        cin: undefined,
      });
    },
  );

  it('whose phone stands in another household, in any spelling, is held, and so is the other', async () => {
    const { households, totals } = await judge(
      aRoster({ households: [aHousehold(), aHousehold({ idcs: two, phone: '+212 607 031 071' })] }),
    );
    expect(households.map(({ holds }) => holds)).toEqual([['shared_phone'], ['shared_phone']]);
    expect(totals.households_held).toEqual({ conflicting_rows: 0, invalid_cin: 0, shared_phone: 2 });
  });

  it('shares the phone of a household that is held, and of a second row of it', async () => {
    const roster = aRoster({
      households: [
        aHousehold({ phone: '0600000001' }),
        aHousehold({ phone: '0600000002' }),
        aHousehold({ idcs: two, phone: '0600000002' }),
      ],
    });
    expect((await judge(roster)).households.map(({ holds }) => holds)).toEqual([
      ['conflicting_rows', 'shared_phone'],
      ['shared_phone'],
    ]);
  });

  it('counts under its first reason and is listed under each', async () => {
    const { findings, totals } = await judge(
      aRoster({
        households: [
          aHousehold({ cin: '??' }),
          aHousehold({ cin: 'A1' }),
          aHousehold({ idcs: two, cin: '??' }),
        ],
      }),
    );
    expect(totals.households_held).toEqual({ conflicting_rows: 1, invalid_cin: 1, shared_phone: 0 });
    expect(findings.filter(({ subject }) => subject === two).map(({ reason }) => reason)).toEqual([
      'invalid_cin',
      'shared_phone',
    ]);
  });

  it('without a phone gets a voucher; two without one do not share it', async () => {
    const { households, totals } = await judge(
      aRoster({
        households: [aHousehold({ phone: '' }), aHousehold({ idcs: two, phone: ' ' })],
        pupils: [aPupil(), aPupil({ massar: 'G000000001', idcs: two })],
        reports: [...alwaysThere(), ...alwaysThere('G000000001')],
      }),
    );
    expect(households.map(({ method }) => method)).toEqual(['voucher', 'voucher']);
    expect(totals).toMatchObject({
      voucher: { households: 2, minor: 80_000 },
      wallet: { households: 0, minor: 0 },
    });
  });

  it('without a phone is held where the programme has no vouchers', async () => {
    const { households } = await judge(aRoster({ households: [aHousehold({ phone: '' })] }), {
      ...rules,
      paysByVoucherWhenNoPhone: false,
    });
    expect(households[0]).toMatchObject({ holds: ['no_phone'], method: 'none', dueMinor: 0n });
  });

  it('with a phone that cannot be read, or a network we do not have, is held and said beside the others', async () => {
    const { households, totals } = await judge(
      aRoster({
        households: [aHousehold({ phone: '0512345678' }), aHousehold({ idcs: two, network: 'lana' })],
      }),
    );
    expect(households.map(({ holds }) => holds)).toEqual([['invalid_phone'], ['unknown_network']]);
    expect(totals.households_held).toEqual({
      conflicting_rows: 0,
      invalid_cin: 0,
      shared_phone: 0,
      invalid_phone: 1,
      unknown_network: 1,
    });
  });

  it('without a number of the register is rejected, and its children with it', async () => {
    const { households, findings, totals } = await judge(
      aRoster({ households: [aHousehold({ idcs: '501798382' })], pupils: [aPupil({ idcs: '501798382' })] }),
    );
    expect(households).toEqual([]);
    expect(findings.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
      'households invalid_idcs',
      'pupils unknown_household',
      ...alwaysThere().map(() => 'absences rejected_pupil'),
    ]);
    expect(totals.household_rows_rejected).toEqual({ invalid_idcs: 1 });
  });

  it('with no child, or none that came, has nothing due', async () => {
    const reports = alwaysThere().map(([massar, month]) => [massar, month, '5'] as const);
    const { households, totals } = await judge(
      aRoster({ households: [aHousehold(), aHousehold({ idcs: two, phone: '' })], reports }),
    );
    expect(households.map(({ method, dueMinor }) => [method, dueMinor])).toEqual([
      ['none', 0n],
      ['none', 0n],
    ]);
    expect(totals).toMatchObject({
      households_with_nothing_due: 2,
      payable_minor: 0,
      largest_household_minor: 0,
      by_province: {},
      by_network: {},
    });
  });
});

describe('a pupil', () => {
  it.each([
    ['invalid_massar', { massar: 'G45775320', grade: '7AP', idcs: '9999999999' }],
    ['unknown_grade', { grade: '7AP', idcs: '9999999999' }],
    ['unknown_grade', { grade: '' }],
    ['unknown_grade', { grade: '1ap' }],
    ['unknown_household', { idcs: '9999999999' }],
    ['unknown_household', { idcs: 'x' }],
  ])('is rejected for %s, the first of the reasons in order (%j)', async (reason, change) => {
    const { findings, households, totals } = await judge(aRoster({ pupils: [aPupil(change)], reports: [] }));
    expect(findings).toEqual([
      { file: 'pupils', row: 2, subject: aPupil(change).massar, outcome: 'rejected', reason },
    ]);
    expect(totals.pupil_rows_rejected).toMatchObject({ [reason]: 1 });
    expect(households[0]).toMatchObject({ dueMinor: 0n, holds: [] });
  });

  it('in two households is held in both, whichever is read first; the other children are paid', async () => {
    const roster = aRoster({
      households: [aHousehold(), aHousehold({ idcs: two, phone: '0600000001' })],
      pupils: [
        aPupil(),
        aPupil({ massar: ' g457753207', idcs: two }),
        aPupil({ massar: 'K000000001', idcs: two }),
      ],
      reports: [...alwaysThere(), ...alwaysThere('K000000001')],
    });
    const { households, findings, totals } = await judge(roster);
    expect(households.map(({ dueMinor }) => dueMinor)).toEqual([0n, 40_000n]);
    expect(findings.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'two_households'],
      [3, 'two_households'],
    ]);
    expect(totals).toMatchObject({ pupils_held: 1, pupil_months: { held_pupil: 4, paid: 4 } });
    expect(await monthsOf(roster, two)).toEqual([
      ...Array<string>(4).fill('held_pupil'),
      ...Array<string>(4).fill('paid'),
    ]);
  });

  it('in two households of which one is held is a held pupil; of which one is unknown is in one', async () => {
    const held = aRoster({
      households: [aHousehold({ cin: '??' }), aHousehold({ idcs: two, phone: '' })],
      pupils: [aPupil(), aPupil({ idcs: two })],
    });
    expect(await monthsOf(held, two)).toEqual(Array(4).fill('held_pupil'));
    const unknown = aRoster({ pupils: [aPupil({ idcs: '9999999999' }), aPupil()] });
    expect(await monthsOf(unknown)).toEqual(Array(4).fill('paid'));
  });

  it('whose row is repeated counts once; whose rows differ is held', async () => {
    const again = await judge(aRoster({ pupils: [aPupil(), aPupil({ massar: 'g457753207 ' })] }));
    expect(again.households[0]?.dueMinor).toBe(40_000n);
    expect(again.findings).toEqual([
      { file: 'pupils', row: 3, subject: 'G457753207', outcome: 'counted_once', reason: 'identical_row' },
    ]);
    const other = await judge(aRoster({ pupils: [aPupil(), aPupil({ grade: '1AC' })] }));
    expect(other.households[0]?.dueMinor).toBe(0n);
    expect(other.findings.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'conflicting_rows'],
      [3, 'conflicting_rows'],
    ]);
    expect(other.totals).toMatchObject({ pupils_held: 1, pupil_months: { held_pupil: 4 } });
  });

  it('of a held household is listed with it', async () => {
    const { findings, totals } = await judge(aRoster({ households: [aHousehold({ cin: '??' })] }));
    expect(findings).toContainEqual({
      file: 'pupils',
      row: 2,
      subject: 'G457753207',
      outcome: 'held',
      reason: 'held_household',
    });
    expect(totals.pupil_months).toMatchObject({ held_household: 4, paid: 0 });
  });
});

describe('a month', () => {
  it.each([
    ['6AP', '0', 'paid'],
    ['6AP', '4', 'paid'],
    ['6AP', '5', 'unpaid_absence'],
    ['6AP', '31', 'unpaid_absence'],
    ['1AC', '4', 'paid'],
    ['1AC', '6', 'paid'],
    ['1AC', '7', 'unpaid_absence'],
  ])('of a child in %s with %s absences is %s', async (grade, count, outcome) => {
    const [march, ...others] = alwaysThere();
    const reports = [[...(march ?? ['', '']).slice(0, 2), count] as [string, string, string], ...others];
    expect((await monthsOf(aRoster({ pupils: [aPupil({ grade })], reports })))[0]).toBe(outcome);
  });

  it('nobody reported is held and listed by its pupil’s row', async () => {
    const roster = aRoster({ reports: alwaysThere().slice(1) });
    const { findings, households, totals } = await judge(roster);
    expect(await monthsOf(roster)).toEqual(['held_no_report', 'paid', 'paid', 'paid']);
    expect(findings).toEqual([
      { file: 'pupils', row: 2, subject: 'G457753207/2021-03', outcome: 'held', reason: 'no_report' },
    ]);
    expect(households[0]?.dueMinor).toBe(30_000n);
    expect(totals.pupil_months).toMatchObject({ held_no_report: 1, paid: 3 });
  });

  it.each([
    ['reported twice alike is paid', ['3', '3'], 'paid', ['counted_once identical_row']],
    [
      'reported twice differently is held, whichever comes first',
      ['0', '9'],
      'held_no_report',
      ['held conflicting_reports'],
    ],
    [
      'reported differently, then alike, stays held',
      ['0', '9', '9'],
      'held_no_report',
      ['held conflicting_reports', 'held conflicting_reports'],
    ],
    ['reported without a number is held', ['x'], 'held_no_report', ['held unreadable_report']],
    ['reported with a number below zero is held', ['-1'], 'held_no_report', ['held unreadable_report']],
    ['reported as nothing is held, not taken for zero', [''], 'held_no_report', ['held unreadable_report']],
  ])('%s', async (_name, counts, outcome, found) => {
    const reports = [
      ...counts.map((count) => ['G457753207', '2021-03', count] as const),
      ...alwaysThere().slice(1),
    ];
    expect((await monthsOf(aRoster({ reports })))[0]).toBe(outcome);
    expect(
      (await judge(aRoster({ reports }))).findings.map((finding) => `${finding.outcome} ${finding.reason}`),
    ).toEqual(found);
  });

  it('reported for nobody we know, or outside the tranche, is listed and changes nothing', async () => {
    const reports = [
      ...alwaysThere(),
      ['K000000009', '2021-03', '0'] as const,
      ['G457753207', '2021-07', '0'] as const,
    ];
    const { findings, households } = await judge(aRoster({ reports }));
    expect(households[0]?.dueMinor).toBe(40_000n);
    expect(findings).toEqual([
      {
        file: 'absences',
        row: 6,
        subject: 'K000000009/2021-03',
        outcome: 'rejected',
        reason: 'unknown_pupil',
      },
      {
        file: 'absences',
        row: 7,
        subject: 'G457753207/2021-07',
        outcome: 'rejected',
        reason: 'month_outside_tranche',
      },
    ]);
  });
});

describe('explaining a household', () => {
  it('says per child and month what is paid and why not', async () => {
    const roster = aRoster({
      pupils: [
        aPupil(),
        aPupil({ massar: 'K000000001', grade: '1AC' }),
        aPupil({ massar: '123', grade: '2AP' }),
      ],
      reports: [...alwaysThere().slice(1), ['K000000001', '2021-03', '7'], ['K000000001', '2021-04', '6']],
    });
    expect(explainHousehold(await evaluateRoster(roster, rules), one)).toEqual({
      idcs: one,
      outcome: 'wallet',
      dueMinor: 44_000n,
      children: [
        {
          massar: 'G457753207',
          grade: '6AP',
          months: [
            { month: '2021-03', outcome: 'held_no_report', amountMinor: 0n },
            ...['2021-04', '2021-05', '2021-06'].map((month) => ({
              month,
              outcome: 'paid',
              amountMinor: 10_000n,
              absences: 0,
            })),
          ],
        },
        {
          massar: 'K000000001',
          grade: '1AC',
          months: [
            { month: '2021-03', outcome: 'unpaid_absence', amountMinor: 0n, absences: 7 },
            { month: '2021-04', outcome: 'paid', amountMinor: 14_000n, absences: 6 },
            ...['2021-05', '2021-06'].map((month) => ({ month, outcome: 'held_no_report', amountMinor: 0n })),
          ],
        },
        { massar: '123', grade: '2AP', reason: 'invalid_massar', months: [] },
      ],
    });
  });

  it.each([
    ['held', { cin: '??' }, {}, { outcome: 'held', reason: 'invalid_cin', dueMinor: 0n }],
    ['voucher', { phone: '' }, {}, { outcome: 'voucher', dueMinor: 40_000n }],
    ['nothing_due', {}, { grade: 'TCS' }, { outcome: 'nothing_due', dueMinor: 0n }],
  ])('says %s', async (_name, household, pupil, explained) => {
    const roster = aRoster({ households: [aHousehold(household)], pupils: [aPupil(pupil)] });
    expect(explainHousehold(await evaluateRoster(roster, rules), one)).toMatchObject(explained);
  });

  it('knows no household that the roster does not have', async () => {
    expect(explainHousehold(await evaluateRoster(aRoster(), rules), '9999999999')).toBeUndefined();
  });
});
