/** The apps as people have them: in a real browser, against the whole platform, which is started once for all of it. */
import { describeFirstLoads } from './first-loads.suite';
import { describeMishaps } from './journeys/mishaps.suite';
import { describeMoneyOut } from './journeys/money-out.suite';
import { describeNames } from './journeys/names.suite';
import { describeShift } from './journeys/shift.suite';
import { describeThinkBetter } from './journeys/think-better.suite';
import { describeTill } from './journeys/till.suite';
import { describeConsoleScreens } from './screens/console-screens.suite';
import { describeConsoleWork } from './screens/console-work.suite';
import { describeWalletScreens } from './screens/wallet-screens.suite';
import { Stage } from './stage';

jest.setTimeout(240_000);

describe('in a browser', () => {
  const stage = new Stage();
  beforeAll(() => stage.open());
  afterAll(() => stage.close());

  describe('at the counter', () => describeTill(stage));
  describe('mishaps', () => describeMishaps(stage));
  describe('money out', () => describeMoneyOut(stage));
  describe('think better', () => describeThinkBetter(stage));
  describe('a shift', () => describeShift(stage));
  describe('names', () => describeNames(stage));
  describe('the screens of the wallet', () => describeWalletScreens(stage));
  describe('the screens of the console', () => describeConsoleScreens(stage));
  describe('work at the console', () => describeConsoleWork(stage));
  describe('the first load', () => describeFirstLoads(stage));
});
