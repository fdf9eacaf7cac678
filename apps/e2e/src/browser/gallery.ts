/**
 * Pictures of all screens for a person to look at: `tmp/screens/<app>/<language>/<screen>.png`, and sheets that show every
 * screen in its languages side by side.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { LANGUAGES, type Language } from '@hanout/i18n';

const ROOT = join(__dirname, '..', '..', '..', '..', 'tmp', 'screens');
const GAP_PX = 16;
const CELL = { phone: { width: 240, height: 427 }, desk: { width: 640, height: 400 } };
/** Screens beside and below each other on a sheet, each in all languages. */
const SHEET = { phone: { across: 2, down: 3 }, desk: { across: 1, down: 4 } };

export class Gallery {
  private readonly folder: string;

  constructor(
    private readonly app: string,
    private readonly device: 'phone' | 'desk',
  ) {
    this.folder = join(ROOT, app);
  }

  /** Pictures of an earlier run say nothing about this one. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async take(page: Page, { screen, language }: { screen: string; language: Language }): Promise<void> {
    const folder = join(this.folder, language);
    mkdirSync(folder, { recursive: true });
    // A field with the cursor in it looks different from one moment to the next.
    await page.screenshot({ path: join(folder, `${screen}.png`), caret: 'hide', animations: 'disabled' });
  }

  /** @returns where the sheets are */
  async hang(): Promise<string[]> {
    const screens = [...new Set(LANGUAGES.flatMap((language) => this.screensIn(language)))].sort();
    const { across, down } = SHEET[this.device];
    const sheets: string[] = [];
    for (let from = 0; from < screens.length; from += across * down) {
      const file = join(this.folder, `sheet-${sheets.length + 1}.png`);
      await this.sheetOf(screens.slice(from, from + across * down), file);
      sheets.push(file);
    }
    if (screens.length > 0) writeFileSync(join(this.folder, 'index.html'), this.pageOf(screens));
    return sheets;
  }

  private screensIn(language: Language): string[] {
    try {
      return readdirSync(join(this.folder, language)).map((name) => name.replace(/\.png$/, ''));
    } catch {
      return [];
    }
  }

  private async sheetOf(screens: readonly string[], file: string): Promise<void> {
    const { width, height } = CELL[this.device];
    const { across } = SHEET[this.device];
    const rows = Math.ceil(screens.length / across);
    const pictures = await Promise.all(
      screens.flatMap((screen, place) =>
        LANGUAGES.filter((language) => this.screensIn(language).includes(screen)).map(async (language) => ({
          input: await sharp(join(this.folder, language, `${screen}.png`))
            .resize({ width, height, fit: 'inside' })
            .toBuffer(),
          left:
            ((place % across) * LANGUAGES.length + LANGUAGES.indexOf(language)) * (width + GAP_PX) + GAP_PX,
          top: Math.floor(place / across) * (height + GAP_PX) + GAP_PX,
        })),
      ),
    );
    await sharp({
      create: {
        width: across * LANGUAGES.length * (width + GAP_PX) + GAP_PX,
        height: rows * (height + GAP_PX) + GAP_PX,
        channels: 3,
        background: '#777',
      },
    })
      .composite(pictures)
      .png()
      .toFile(file);
  }

  private pageOf(screens: readonly string[]): string {
    const width = CELL[this.device].width;
    const rows = screens.map((screen) => {
      const pictures = LANGUAGES.map(
        (language) =>
          `<a href="${language}/${screen}.png"><img src="${language}/${screen}.png" width="${width}" alt="${language}"></a>`,
      );
      return `<h2>${screen}</h2><p>${pictures.join(' ')}</p>`;
    });
    return `<!doctype html><meta charset="utf-8"><title>${this.app}</title>${rows.join('\n')}\n`;
  }
}
