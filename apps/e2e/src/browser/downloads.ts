import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';

/** The file that a tap brings, as it lies on the disk. */
export async function download(page: Page, from: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), from.click()]);
  return readFileSync(await file.path());
}

export const PDF = /^%PDF-1\./;
