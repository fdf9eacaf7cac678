/** Every screen of the wallet in every language: a picture for people, and what must not be wrong with it. */
import { LANGUAGES, type Language } from '@hanout/i18n';
import { CAST, type Actor } from '../cast';
import { screenProblems, type Sizes } from '../checks';
import { Gallery } from '../gallery';
import { PhoneInHand } from '../phone-in-hand';
import type { Stage } from '../stage';
import { routesOf } from './wallet-routes';
import { WALLET_SCREENS } from './wallet-screens';

const ACTORS = Object.keys(CAST) as Actor[];

export function describeWalletScreens(stage: Stage, sizes: Sizes): void {
  const gallery = new Gallery('wallet', 'phone');
  beforeAll(() => gallery.clear());
  afterAll(async () => {
    process.stdout.write(`Look at: ${(await gallery.hang()).join(', ')}\n`);
  });

  const look = async (phone: PhoneInHand, screen: string, language: Language): Promise<string[]> => {
    await phone.settle();
    await gallery.take(phone.page, { screen, language });
    const problems = await screenProblems(phone.page, { language, device: 'phone', sizes });
    return [...problems, ...phone.watch.take()].map((problem) => `${screen}: ${problem}`);
  };

  it('has a picture of every route', () => {
    for (const actor of ACTORS) {
      const shown = WALLET_SCREENS[actor].map(({ route }) => route);
      expect([actor, routesOf(CAST[actor].role).filter((route) => !shown.includes(route))]).toEqual([
        actor,
        [],
      ]);
    }
  });

  it.each(LANGUAGES)('signing in: %s', async (language) => {
    const phone = await PhoneInHand.pickUp(stage, language);
    const problems = await look(phone, 'sign-in', language);
    await phone.askForCode({ role: 'customer', phone: '+212600000000' });
    problems.push(...(await look(phone, 'sign-in-code', language)));
    await phone.putDown();
    expect(problems).toEqual([]);
  });

  describe.each(ACTORS)('of the %s', (actor) => {
    let phone: PhoneInHand;
    beforeAll(async () => {
      phone = await (await PhoneInHand.pickUp(stage, 'fr')).signIn(CAST[actor]);
    });
    afterAll(() => phone?.putDown());

    it.each(LANGUAGES)('%s', async (language) => {
      const problems: string[] = [];
      await phone.open(`/wallet/${CAST[actor].role}`);
      await phone.speak(language);
      for (const { name, route, show } of WALLET_SCREENS[actor]) {
        if (show) await show(phone);
        else await phone.open(`/wallet/${CAST[actor].role}${route}`);
        problems.push(...(await look(phone, name, language)));
      }
      expect(problems).toEqual([]);
    });
  });
}
