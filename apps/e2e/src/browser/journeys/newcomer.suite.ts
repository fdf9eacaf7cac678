/** Somebody who has never been here: a number, a code, a PIN, and a wallet; papers for a higher ceiling; a card to be found by. */
import type { AliasFoundV1 } from '@hanout/contracts';
import type { Language } from '@hanout/i18n';
import type { Response } from 'playwright-core';
import { PersonApi } from '../../../test/person-api';
import { somePhone } from '../../access/people';
import { readCode, holdBeforeCamera } from '../camera';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import { nameIn, plain } from '../plain';
import type { Stage } from '../stage';
import { settingsTexts } from '../wallet-words';
import { showPapers } from './evidence';
import { Purchase } from './shop';

const CODE = /(?<!\d)\d{6}(?!\d)/;

/** As on the card, in one of its two scripts; of the family’s name others see a letter. */
const NAMES = { given: { ar: 'خديجة', fr: 'Khadija' }, family: { ar: 'العمراني', fr: 'El Amrani' } };

export function describeNewcomer(stage: Stage, language: Language): void {
  const [given, family] = [nameIn(language, NAMES.given), nameIn(language, NAMES.family)];
  const phone = somePhone();
  let newcomer: PhoneInHand;
  beforeAll(async () => {
    newcomer = await PhoneInHand.pickUp(stage, language);
  });
  afterAll(() => newcomer?.putDown());

  it('opens a wallet with a number, a code and a PIN', async () => {
    const { page } = newcomer;
    await page.locator('a[href$="/open"]').tap();
    await page.locator('form input').first().fill(`${given} ${family}`);
    await page.locator('input[type="tel"]').fill(phone);
    await page.locator('form button[type="submit"]').tap();
    const code = page.locator('input[autocomplete="one-time-code"]');
    await code.waitFor();
    await code.fill(await new PersonApi(stage.platform, phone).digits(CODE));
    await page.locator('form button[type="submit"]').tap();

    const pad = new Purchase(newcomer);
    const legend = page.locator('.pin legend');
    const write = async () => {
      await legend.waitFor();
      const before = await legend.textContent();
      await pad.typePin();
      await pad.confirm.tap();
      await page.waitForFunction(
        (words) => document.querySelector('.pin legend')?.textContent !== words,
        before,
      );
    };
    await write();
    await write();
    await page.locator('button.balance').waitFor();
    // All of the room below the ceiling of the first tier is there.
    expect(await page.locator('.card meter').getAttribute('value')).toBe('0');
    await page.locator('.card a[href$="/tier"]').waitFor();
  });

  it('is found by the number when saying so, and by nobody before', async () => {
    const { page } = newcomer;
    const neighbour = await stage.apiOf(CAST.customer);
    const look = async () => {
      const { shownAr, shownFr } = await neighbour.send<AliasFoundV1>('POST', '/aliases/lookups', { phone });
      return nameIn(language, { ar: shownAr, fr: shownFr });
    };
    await expect(look()).rejects.toThrow('identity.no_such_alias');
    await newcomer.open('/wallet/customer/settings');
    const turn = async () => {
      const isPut = (answer: Response) => answer.request().method() === 'PUT';
      const put = page.waitForResponse((answer) => isPut(answer) && answer.url().endsWith('/me/aliases'));
      await page.getByLabel(settingsTexts[language].listed).tap();
      expect((await put).status()).toBe(200);
      await newcomer.settle();
    };
    await turn();
    const shown = await look();
    expect(shown).toContain(given);
    expect(shown).not.toContain(family);
    await turn();
    await expect(look()).rejects.toThrow('identity.no_such_alias');
  });

  it('shows papers for a higher ceiling, and is told by when there is an answer', async () => {
    await newcomer.open('/wallet/customer/tier');
    expect(await showPapers(newcomer.page)).toBeGreaterThan(0);
    await newcomer.page.reload();
    await newcomer.page.locator('.notice-waiting').waitFor();
    expect(await newcomer.page.locator('input[type="file"]').count()).toBe(0);
  });

  it('is found by the card, and paid by whom has scanned it', async () => {
    await newcomer.open('/wallet/customer/card');
    const card = newcomer.page.locator('.printed-card svg');
    await card.waitFor();
    const picture = await card.screenshot();
    expect(await readCode(picture)).toMatch(/^hanout:wallet:[0-9a-f-]{36}$/);
    await holdBeforeCamera(stage.cameraFile, picture);

    const neighbour = await (await PhoneInHand.pickUp(stage, language)).signIn(CAST.customer);
    const { page } = neighbour;
    await neighbour.open('/wallet/customer/pay');
    await page.locator('main > button').first().tap();
    await page.waitForURL('**/wallet/customer/send?wallet=*');
    await page.locator('input[inputmode="decimal"]').fill('6,11');
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.pin-keys').waitFor();
    const transfer = await new Purchase(neighbour).typePin();
    await transfer.confirm.tap();
    await page.locator('.card:has([role="timer"]) button').last().tap();
    await transfer.paid.waitFor();
    await neighbour.putDown();

    await newcomer.open('/wallet/customer');
    const line = newcomer.page.locator('.operations li .amount').first();
    await line.waitFor();
    expect(plain(await line.textContent())).toContain('6,11');
  });
}
