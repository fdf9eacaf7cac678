/** A case of papers: taken, looked at side by side, decided by the keyboard. */
import { LANGUAGE_FACTS, type Language } from '@hanout/i18n';
import { waitFor } from '@hanout/testing';
import { consoleWords } from '../console-words';
import { Desk } from '../desk';
import { bringCase } from '../screens/console-visits';
import type { Stage } from '../stage';
import { FAMILIES } from './families';

export function describeKyc(stage: Stage, language: Language): void {
  const { kyc } = consoleWords(language);

  it('is taken, its papers are seen side by side, larger and turned, and it is decided', async () => {
    await bringCase(await stage.apiOf(FAMILIES[language]));
    await Desk.sitting(stage, language, { role: 'compliance' }, async (desk) => {
      const { page } = desk;
      await desk.goTo('/kyc');
      await desk.press('n');
      await page.waitForURL(/#\/kyc\/[0-9a-f-]{36}$/);
      const pictures = page.locator('canvas');
      await pictures.nth(1).waitFor();
      await desk.settle();
      const [first, second] = [await pictures.nth(0).boundingBox(), await pictures.nth(1).boundingBox()];
      expect(Math.abs(first!.y - second!.y)).toBeLessThan(1);
      const isFromRight = LANGUAGE_FACTS[language].direction === 'rtl';
      const [left, right] = isFromRight ? [second, first] : [first, second];
      expect(left!.x + left!.width <= right!.x).toBe(true);
      await page.keyboard.press('+');
      await page.getByText('150 %').waitFor();
      expect((await pictures.nth(0).boundingBox())!.width).toBeGreaterThan(first!.width);
      const sides = () =>
        pictures.nth(0).evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
      const [width, height] = await sides();
      await desk.button(kyc.turn).first().click();
      await waitFor(async () => (await sides()).join() === [height, width].join(), {
        what: 'a turned picture',
      });

      await desk.press('a');
      await desk.answer({ documentExpiresOn: '2031-05-31' });
      await page.getByRole('group', { name: kyc.decide, exact: true }).waitFor({ state: 'detached' });
    });
  });
}
