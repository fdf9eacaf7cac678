/** A case of papers: taken, looked at side by side, decided by the keyboard. */
import { waitFor } from '@hanout/testing';
import { PersonApi } from '../../../test/person-api';
import { CAST } from '../cast';
import { Desk } from '../desk';
import { bringCase } from '../screens/console-visits';
import type { Stage } from '../stage';

export function describeKyc(stage: Stage): void {
  it('is taken, its papers are seen side by side, larger and turned, and it is decided', async () => {
    await bringCase(await new PersonApi(stage.platform, CAST.cashier.phone).signIn('code'));
    await Desk.sitting(stage, { role: 'compliance' }, async (desk) => {
      const { page } = desk;
      await desk.goTo('/kyc');
      await page.keyboard.press('n');
      await page.waitForURL(/#\/kyc\/[0-9a-f-]{36}$/);
      const pictures = page.locator('canvas');
      await pictures.nth(1).waitFor();
      await desk.settle();
      const [first, second] = [await pictures.nth(0).boundingBox(), await pictures.nth(1).boundingBox()];
      expect(Math.abs(first!.y - second!.y)).toBeLessThan(1);
      expect(first!.x + first!.width <= second!.x).toBe(true);
      await page.keyboard.press('+');
      await page.getByText('150 %').waitFor();
      expect((await pictures.nth(0).boundingBox())!.width).toBeGreaterThan(first!.width);
      const sides = () =>
        pictures.nth(0).evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
      const [width, height] = await sides();
      await page.getByRole('button', { name: 'Tourner' }).first().click();
      await waitFor(async () => (await sides()).join() === [height, width].join(), {
        what: 'a turned picture',
      });

      await page.keyboard.press('a');
      await desk.answer({ 'La carte expire le': '2031-05-31' });
      await page.getByRole('group', { name: 'Décision' }).waitFor({ state: 'detached' });
    });
  });
}
