import { draftOf, minorOf, read, type Draft } from './draft';

const band = { key: '', to: '', fixed: '', percent: '', floor: '', cap: '' };
const draft: Draft = {
  ...draftOf(undefined, '2026-12-01'),
  source: 'Décision 12/2026',
  bands: [
    { ...band, to: '20', fixed: '' },
    { ...band, to: '1 000,50', percent: '0,75', floor: '0,10', cap: '5' },
  ],
};
const readWith = (part: Partial<Draft>) => read({ ...draft, ...part });

describe('a schedule that is written in a form', () => {
  it('becomes what the service takes: steps without a gap, from the start of the day in Morocco', () => {
    expect(read(draft)).toEqual({
      schedule: {
        product: 'merchant_payment',
        payer: 'payee',
        currency: 'MAD',
        effectiveFrom: '2026-12-01T00:00:00.000Z',
        source: 'Décision 12/2026',
        collection: 'with_payment',
        bands: [
          { minMinor: '1', maxMinor: '2000', fixedMinor: '0', bps: 0 },
          {
            minMinor: '2001',
            maxMinor: '100050',
            fixedMinor: '0',
            bps: 75,
            floorMinor: '10',
            capMinor: '500',
          },
        ],
      },
    });
  });

  it('begins with what another says, and says the same again', () => {
    const written = readWith({
      interchange: '0,3',
      shares: { acquirer: '60', platform: '40' },
      conditions: [{ key: '', circumstance: 'mcc', values: '5411, 5499' }],
    });
    expect(written).toMatchObject({
      schedule: {
        interchangeBps: 30,
        shares: [
          { party: 'acquirer', bps: 6_000 },
          { party: 'platform', bps: 4_000 },
        ],
        when: [{ circumstance: 'mcc', isOneOf: ['5411', '5499'] }],
      },
    });
    if (!('schedule' in written)) throw new Error('it was refused');
    const again = draftOf({ scheduleId: 'other', ...written.schedule }, '2026-12-01');
    expect(read({ ...again, source: draft.source })).toEqual(written);
  });

  it.each<[fault: string, field: string, part: Partial<Draft>]>([
    ['day', 'until', { until: '2026-12-01' }],
    ['source', 'source', { source: ' ' }],
    ['no_band', 'bands', { bands: [] }],
    ['amount', 'bands.0.to', { bands: [{ ...band, to: 'x' }] }],
    ['amount', 'bands.0.cap', { bands: [{ ...band, to: '10', cap: '1,234' }] }],
    ['percent', 'bands.0.percent', { bands: [{ ...band, to: '10', percent: '101' }] }],
    [
      'reversed',
      'bands.1.maxMinor',
      {
        bands: [
          { ...band, to: '10' },
          { ...band, to: '9' },
        ],
      },
    ],
    ['fee_exceeds_amount', 'bands.0.fixedMinor', { bands: [{ ...band, to: '10', fixed: '1' }] }],
    ['shares_sum', 'shares', { shares: { agent: '50' } }],
    ['interchange_too_high', 'interchangeBps', { interchange: '0,51' }],
    [
      'condition_value_unknown',
      'when.0.isOneOf',
      { conditions: [{ key: '', circumstance: 'route', values: '' }] },
    ],
  ])('is told %s at %s', (fault, field, part) => expect(readWith(part)).toEqual({ fault, field }));

  it('reads amounts as they are typed, and never rounds one', () => {
    expect(['0', '12,5', '1 250.05', '12,505', '-1', ''].map(minorOf)).toEqual([
      0n,
      1250n,
      125005n,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
