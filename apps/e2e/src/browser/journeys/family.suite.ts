/** What a family looks at: how much may still come, to whom it sends, and what its grant is made of, with a complaint that is answered. */
import type { OwnGrantsV1, WalletV1 } from '@hanout/contracts';
import { writeAmount, type Language } from '@hanout/i18n';
import { CAST, MOTHERS } from '../cast';
import { Desk } from '../desk';
import { PhoneInHand } from '../phone-in-hand';
import { amountIn, nameIn, plain } from '../plain';
import type { Stage } from '../stage';
import { countMoves } from '../statement';
import { complainTexts } from '../wallet-words';
import { Purchase } from './shop';

const ANSWER = 'Vérifié : le montant suit les absences.';

export function describeFamily(stage: Stage, language: Language): void {
  const persona = MOTHERS[language];
  let mother: PhoneInHand;
  beforeAll(async () => {
    await stage.choosePin(persona);
    mother = await (await PhoneInHand.pickUp(stage, language)).signIn(persona);
  });
  afterAll(() => mother?.putDown());

  it('sees how much may still come, and hides what there is from who stands behind', async () => {
    const { page } = mother;
    await mother.open('/wallet/customer');
    const { balance, room } = await (await stage.apiOf(persona)).send<WalletV1>('GET', '/wallet');
    const card = page.locator('.card:has(button.balance)');
    await card.locator('meter').waitFor();
    expect(plain(await card.textContent())).toContain(plain(writeAmount(room!.toReceive!.minor)));
    await card.locator('button.balance').tap();
    await card.locator('meter').waitFor({ state: 'detached' });
    expect(plain(await page.locator('main').textContent())).not.toContain(plain(writeAmount(balance.minor)));
    await card.locator('button.balance').tap();
    await card.locator('meter').waitFor();
  });

  it('sends to a number, sees as much of the name as shows whose it is, and thinks better of it', async () => {
    const { page } = mother;
    const moved = await countMoves(await stage.apiOf(persona));
    await mother.open('/wallet/customer/send');
    await page.locator('input[type="tel"]').fill(CAST.cashier.phone);
    await page.locator('form button[type="submit"]').tap();
    const name = page.locator('.card .person-name');
    await name.waitFor();
    expect(await name.textContent()).toMatch(
      new RegExp(`^${nameIn(language, { ar: 'نعيمة', fr: 'Naïma' })}`),
    );
    expect(await name.textContent()).not.toMatch(/Idrissi|الإدريسي/);
    await page.locator('input[inputmode="decimal"]').fill('5,21');
    await page.locator('form button[type="submit"]').tap();
    await page.locator('.pin-keys').waitFor();
    const transfer = await new Purchase(mother).typePin();
    await transfer.confirm.tap();
    await page.locator('[role="timer"]').waitFor();
    await page.locator('.card:has([role="timer"]) button').first().tap();
    await transfer.notPaidYet.waitFor();
    expect(await moved('521')).toBe(0);
  });

  it('reads its grant child by child, complains of it, and reads the answer', async () => {
    const { page } = mother;
    await mother.open('/wallet/customer/programme');
    const grant = page.locator('.grant').first();
    await grant.waitFor();
    const answered = page.waitForResponse('**/api/v1/programmes/mine');
    await page.reload();
    const { grants } = (await (await answered).json()) as OwnGrantsV1;
    await grant.waitFor();
    const months = grants[0]!.children.flatMap((child) => child.months);
    expect(await grant.locator('.months li').count()).toBe(months.length);
    expect(plain(await grant.locator('.big').first().textContent())).toBe(
      amountIn(language, grants[0]!.due.minor),
    );

    await grant.locator(':scope > button').tap();
    const form = page.locator('form');
    const { child_missing: words } = complainTexts[language];
    await form.locator('input:not([type="radio"])').fill(words);
    await form.locator('button[type="submit"]').tap();
    await form.waitFor({ state: 'detached' });
    await grant.locator(':scope > .soft').waitFor();

    const desk = await (await Desk.open(stage)).signIn('officer');
    await desk.speak('fr');
    await desk.goTo('/complaints');
    const row = desk.page.getByRole('row', { name: words });
    // It runs down from the days of the rules.
    await row.getByText(/reste .*\d+.* j/).waitFor();
    await row.getByRole('button', { name: 'Répondre' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel(/^Réponse/).fill(ANSWER);
    await dialog.getByRole('button', { name: 'Envoyer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await desk.leave();

    await page.reload();
    await grant.locator(':scope > .soft', { hasText: ANSWER }).waitFor();
  });
}
