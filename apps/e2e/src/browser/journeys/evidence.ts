import type { Page } from 'playwright-core';
import { aPicture } from '../../access/picture';

/** Photographs every paper that the case asks for, and sends it. */
export async function showPapers(page: Page): Promise<number> {
  await page.locator('main button:not(.quiet)').last().tap();
  const cameras = page.locator('input[type="file"]');
  await cameras.first().waitFor({ state: 'attached' });
  const wanted = await cameras.count();
  const buffer = Buffer.from((await aPicture('cin')).picture, 'base64');
  for (let left = wanted; left > 0; left -= 1) {
    await cameras.first().setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
    await page.waitForFunction(
      (before) => document.querySelectorAll('input[type="file"]').length < before,
      left,
    );
  }
  await page.locator('main button:not(.quiet):enabled').last().tap();
  await page.locator('.notice-waiting').waitFor();
  return wanted;
}
