import { LANGUAGES, type Language } from '@hanout/i18n';
import { describeBatch } from './desks/batch.suite';
import { describeConsoleWork } from './desks/console-work.suite';
import { describeDoor } from './desks/door.suite';
import { describeKyc } from './desks/kyc.suite';
import { describeOversight } from './desks/oversight.suite';
import { describeTwoPeople } from './desks/two-people.suite';
import { describeFirstLoads } from './first-loads.suite';
import { describeAgent } from './journeys/agent.suite';
import { describeFamily } from './journeys/family.suite';
import { describeMishaps } from './journeys/mishaps.suite';
import { describeMoneyOut } from './journeys/money-out.suite';
import { describeNames } from './journeys/names.suite';
import { describeNewcomer } from './journeys/newcomer.suite';
import { describeNoNetwork } from './journeys/no-network.suite';
import { describeShift } from './journeys/shift.suite';
import { describeShopDay } from './journeys/shop-day.suite';
import { describeThinkBetter } from './journeys/think-better.suite';
import { describeTill } from './journeys/till.suite';
import { describeConsoleScreens } from './screens/console-screens.suite';
import { describeWalletScreens } from './screens/wallet-screens.suite';
import type { Sizes } from './checks';
import { Stage } from './stage';

/** What people do with their phones; each is walked in every language, like `at the counter (zgh)`. */
const JOURNEYS: Readonly<Record<string, (stage: Stage, language: Language) => void>> = {
  'at the counter': describeTill,
  mishaps: describeMishaps,
  'money out': describeMoneyOut,
  'think better': describeThinkBetter,
  'a shift': describeShift,
  'a shop and its day': describeShopDay,
  'a newcomer': describeNewcomer,
  'a family': describeFamily,
  'an agent': describeAgent,
  'no network': describeNoNetwork,
};

/** The apps as people have them: in a real browser, against the whole platform, which is started once for all of it. */
export function describeApps({ sizes }: { sizes: Sizes }): void {
  // What is waited for comes late on a busy machine.
  jest.setTimeout(600_000);

  const stage = new Stage();
  beforeAll(() => stage.open());
  afterAll(() => stage.close());

  for (const [title, walk] of Object.entries(JOURNEYS))
    describe.each(LANGUAGES)(`${title} (%s)`, (language) => walk(stage, language));
  describe('names', () => describeNames(stage));
  describe.each(LANGUAGES)('a case of papers (%s)', (language) => describeKyc(stage, language));
  describe.each(LANGUAGES)('a batch (%s)', (language) => describeBatch(stage, language));
  describe.each(LANGUAGES)('two people (%s)', (language) => describeTwoPeople(stage, language));
  describe.each(LANGUAGES)('an auditor (%s)', (language) => describeOversight(stage, language));
  describe('the screens of the wallet', () => describeWalletScreens(stage, sizes));
  describe('the screens of the console', () => describeConsoleScreens(stage));
  describe.each(LANGUAGES)('work at the console (%s)', (language) => describeConsoleWork(stage, language));
  describe('the first load', () => describeFirstLoads(stage));
  // The last: whoever has a passkey is not let in by a password alone any more.
  describe.each(LANGUAGES)('the door of the console (%s)', (language) => describeDoor(stage, language));
}
