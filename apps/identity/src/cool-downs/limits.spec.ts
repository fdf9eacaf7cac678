import { smallest } from './limits';

it('takes the smaller of each, whoever sets it', () => {
  expect(
    smallest([
      { perPaymentMinor: 500n, perDayMinor: 900n },
      { perPaymentMinor: 700n, perDayMinor: 300n },
    ]),
  ).toEqual({
    perPaymentMinor: 500n,
    perDayMinor: 300n,
    perMonthMinor: undefined,
  });
  expect(smallest([{}, { perMonthMinor: 5n }, { perMonthMinor: 0n }])).toMatchObject({ perMonthMinor: 0n });
  expect(smallest([])).toEqual({});
});
