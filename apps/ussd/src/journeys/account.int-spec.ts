/** What a person has, on a phone without a screen. */
import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import type { DayLineV1, OwnGrantV1, StatementFiguresV1, WalletStatementV1 } from '@hanout/contracts';
import type { FakeAggregator } from '../../test/fake-aggregator';
import { PIN, UssdUnderTest } from '../../test/ussd-under-test';

const ussd = new UssdUnderTest();
beforeAll(() => ussd.open());
afterAll(() => ussd.close());

let phone: FakeAggregator;
beforeEach(async () => {
  await ussd.forget();
  phone = ussd.phone();
  await phone.dial();
  await phone.type('2', PIN);
});

const money = (minor: string) => ({ minor, currency: 'MAD' });
const figures: StatementFiguresV1 = {
  opening: money('0'),
  moneyIn: money('0'),
  moneyOut: money('0'),
  fees: money('0'),
  closing: money('0'),
  operations: 1,
};
const of = { walletId: '01890000-0000-7000-8000-000000000002', from: '', to: '', kinds: [] };
const line = (minor: string, direction: 'debit' | 'credit', at: string): DayLineV1 => ({
  at,
  kind: 'merchant_payment',
  direction,
  amount: money(minor),
  balanceAfter: money('0'),
});
const month = businessDayOf(new Date()).slice(0, 7);

/** The wallet's lines by day of this month. */
function moved(lines: Record<string, DayLineV1[]>): void {
  ussd.others.statementOf = (period): WalletStatementV1 =>
    period.length === 7
      ? {
          period: {
            ...figures,
            ...of,
            period,
            parts: period === month ? Object.keys(lines).map((day) => ({ ...figures, period: day })) : [],
          },
        }
      : { day: { ...figures, ...of, day: period, lines: lines[period] ?? [] } };
}

it('shows the last operations, the newest first and four a page', async () => {
  const [first, second] = [`${month}-01`, `${month}-02`];
  const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
  moved({
    [first]: [line('100', 'credit', at(first, 9))],
    [second]: [1, 2, 3, 4].map((hour) => line(`${hour}00`, 'debit', at(second, hour + 8))),
  });
  const shown = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}`;
  const { text } = await phone.type('4');
  expect(text.split('\n').slice(1)).toEqual([
    ...['4', '3', '2', '1'].map((dirhams) => `${shown(second)} -${dirhams},00`),
    '9.Suite',
    '0.Retour',
  ]);
  expect((await phone.type('9')).text).toContain(`${shown(first)} +1,00`);
  expect((await phone.type('0')).text).toBe(text);
});

it('says that nothing moved', async () => {
  moved({});
  expect((await phone.type('4')).text).toMatch(/^Aucune operation\.\nHanout/);
});

const UNTIL = '2031-06-30T10:15:00.000Z';
const time = businessTimeOf(new Date(UNTIL)).slice(0, 5);

const grant = (state: string): OwnGrantV1 => ({
  rosterId: '01890000-0000-7000-8000-000000000003',
  programme: 'tayssir',
  ruleSet: 'tayssir',
  state: 'paid',
  method: 'voucher',
  due: money('60000'),
  children: [],
  absenceRules: [],
  voucher: { serial: '1', state, expiresAt: UNTIL },
});

it.each([
  ['issued', new RegExp(`^Bon de 600,00 DH, jusqu'au 30/06 ${time}`)],
  ['redeemed', /^Aucun bon\./],
  ['expired', /^Aucun bon\./],
])('shows a voucher that is %s', async (state, text) => {
  ussd.others.grants = { grants: [grant(state)], paydays: [], complaints: [] };
  expect((await phone.type('7')).text).toMatch(text);
});
