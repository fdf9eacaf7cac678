import { FeeScheduleV1, type FeeConditionV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { readMessage } from '@hanout/messaging';
import cashIn from './samples/cash-in-2021.json';
import cashOut from './samples/cash-out-2021.json';
import cashOutTayssir from './samples/cash-out-tayssir-2021.json';
import bills from './samples/bill-payment-2021.json';
import payouts from './samples/payout-2021.json';
import people from './samples/person-to-person-2021.json';
import suppliers from './samples/supplier-payment-2021.json';
import sample from './samples/merchant-payment-2021.json';
import { isSameContent, readProposal, toFeeSchedule } from './schedule.rules';

const proposal = (changes: Partial<FeeScheduleV1> = {}) =>
  readMessage(FeeScheduleV1, { ...sample, ...changes });

const on = (circumstance: FeeConditionV1['circumstance'], ...isOneOf: string[]): FeeConditionV1 => ({
  circumstance,
  isOneOf,
});

function refusalOf(changes: Partial<FeeScheduleV1>): Pick<DomainError, 'code' | 'field'> {
  try {
    readProposal(proposal(changes));
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field };
    throw error;
  }
  throw new Error('it was not refused');
}

describe('readProposal', () => {
  it.each([sample, bills, payouts, people, suppliers])(
    'takes the sample, in force from the first instant of its day in Morocco',
    (one) => {
      expect(toFeeSchedule(readProposal(readMessage(FeeScheduleV1, one)))).toEqual({
        ...one,
        effectiveFrom: '2018-11-12T23:00:00.000Z',
      });
    },
  );

  it.each([cashIn, cashOut, cashOutTayssir])('takes the sample of $product: $source', (one) => {
    const schedule = readMessage(FeeScheduleV1, { ...one });
    expect(toFeeSchedule(readProposal(schedule))).toMatchObject({ product: one.product, source: one.source });
  });

  it('has samples that are different schedules', () => {
    const ids = [sample, bills, payouts, cashIn, cashOut, cashOutTayssir].map(({ scheduleId }) => scheduleId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes a fee that accrues', () => {
    expect(toFeeSchedule(readProposal(proposal({ collection: 'accrued' })))).toMatchObject({
      collection: 'accrued',
    });
  });

  it('sees the same content in another writing', () => {
    const [first, second] = sample.bands.map((band) => ({ ...band, fixedMinor: '000' }));
    const rewritten = proposal({ effectiveFrom: '2018-11-13T00:00:00+01:00', bands: [first!, second!] });
    expect(isSameContent(readProposal(rewritten), readProposal(proposal()))).toBe(true);
    expect(isSameContent(readProposal(proposal({ source: 'elsewhere' })), readProposal(proposal()))).toBe(
      false,
    );
  });

  it('sees the same conditions in another order, and other ones or another end as another content', () => {
    const one = proposal({
      effectiveUntil: '2019-01-01',
      when: [on('route', 'on_us'), on('mcc', '5912', '5411')],
    });
    const same = proposal({
      effectiveUntil: '2019-01-01T00:00:00+01:00',
      when: [on('mcc', '5411', '5912', '5411'), on('route', 'on_us')],
    });
    expect(isSameContent(readProposal(one), readProposal(same))).toBe(true);
    expect(toFeeSchedule(readProposal(one))).toMatchObject({
      effectiveUntil: '2018-12-31T23:00:00.000Z',
      when: [on('mcc', '5411', '5912'), on('route', 'on_us')],
    });
    for (const changes of [{ when: [] }, { when: [on('mcc', '5411')] }, { effectiveUntil: '2019-01-02' }])
      expect(isSameContent(readProposal({ ...one, ...changes }), readProposal(one))).toBe(false);
  });

  const [free, priced] = sample.bands as [FeeScheduleV1['bands'][0], FeeScheduleV1['bands'][0]];
  it.each<[string, Partial<FeeScheduleV1>, { code: string; field: string }]>([
    ['an unknown currency', { currency: 'XXZ' }, { code: 'fees.unknown_currency', field: 'currency' }],
    [
      'a payer who would pay',
      { payer: 'payer' },
      { code: 'fees.payer_pays_nothing_at_merchants', field: 'payer' },
    ],
    [
      'an instant without offset',
      { effectiveFrom: '2018-11-13T00:00:00' },
      { code: 'fees.effective_from_unclear', field: 'effectiveFrom' },
    ],
    [
      'a day that does not exist',
      { effectiveFrom: '2019-02-29' },
      { code: 'fees.effective_from_unclear', field: 'effectiveFrom' },
    ],
    ['a late start', { bands: [priced] }, { code: 'fees.bands_start', field: 'bands.0.minMinor' }],
    [
      'a gap',
      { bands: [{ ...free, maxMinor: '4999' }, priced] },
      { code: 'fees.bands_gap', field: 'bands.1.minMinor' },
    ],
    [
      'an overlap',
      { bands: [{ ...free, maxMinor: '5001' }, priced] },
      { code: 'fees.bands_overlap', field: 'bands.1.minMinor' },
    ],
    [
      'a band backwards',
      { bands: [free, { ...priced, maxMinor: '5000' }] },
      { code: 'fees.band_reversed', field: 'bands.1.maxMinor' },
    ],
    [
      'a low cap',
      { bands: [free, { ...priced, fixedMinor: '2001' }] },
      { code: 'fees.cap_below_fixed', field: 'bands.1.capMinor' },
    ],
    [
      'a fee that eats the amount',
      { bands: [{ ...free, fixedMinor: '1' }, priced] },
      { code: 'fees.fee_exceeds_amount', field: 'bands.0.fixedMinor' },
    ],
    [
      'a cap below its floor',
      { bands: [free, { ...priced, floorMinor: '2001' }] },
      { code: 'fees.cap_below_floor', field: 'bands.1.capMinor' },
    ],
    [
      'an interchange above the scheme’s rule',
      { interchangeBps: 51, shares: [{ party: 'acquirer', bps: 10_000 }] },
      { code: 'fees.interchange_too_high', field: 'interchangeBps' },
    ],
    [
      'an interchange out of nobody’s fee',
      { interchangeBps: 40 },
      { code: 'fees.interchange_without_shares', field: 'interchangeBps' },
    ],
    [
      'shares that leave something over',
      { shares: [{ party: 'acquirer', bps: 9_999 }] },
      { code: 'fees.shares_sum', field: 'shares' },
    ],
    [
      'a party twice',
      {
        shares: [
          { party: 'agent', bps: 5_000 },
          { party: 'agent', bps: 5_000 },
        ],
      },
      { code: 'fees.party_repeated', field: 'shares' },
    ],
    [
      'an end without offset',
      { effectiveUntil: '2019-01-01T00:00:00' },
      { code: 'fees.effective_until_unclear', field: 'effectiveUntil' },
    ],
    [
      'an end at its start',
      { effectiveUntil: '2018-11-13T00:00:00+01:00' },
      { code: 'fees.ends_before_it_begins', field: 'effectiveUntil' },
    ],
    [
      'two conditions on one circumstance',
      { when: [on('route', 'on_us'), on('route', 'off_us')] },
      { code: 'fees.condition_repeated', field: 'when.1.circumstance' },
    ],
    [
      'a channel nobody has',
      { when: [on('mcc', '5411'), on('channel', 'static_qr', 'pigeon')] },
      { code: 'fees.condition_value_unknown', field: 'when.1.isOneOf' },
    ],
    [
      'a fourth tier',
      { when: [on('payee_tier', '4')] },
      { code: 'fees.condition_value_unknown', field: 'when.0.isOneOf' },
    ],
    [
      'a trade where no shop is paid',
      { product: 'person_to_person', when: [on('mcc', '5411')] },
      { code: 'fees.condition_never_holds', field: 'when.0.circumstance' },
    ],
  ])('refuses %s', (_, changes, refusal) => {
    expect(refusalOf(changes)).toEqual(refusal);
  });

  it('says what would have been right', () => {
    expect(() => readProposal(proposal({ bands: [{ ...free, maxMinor: '4999' }, priced] }))).toThrow(
      /starts at 5000/,
    );
  });
});
