/** Everything a screen is held to, in one language; the words of what is wrong, none when it is in order. */
import type { Page } from 'playwright-core';
import { NARROWEST_PX, TARGET_MIN_PX, type Device } from '../devices';
import { LANGUAGE_FACTS, type Language } from '@hanout/i18n';
import { accessibilityProblems } from './accessibility';
import { withLargeText } from './large-text';
import { layoutProblems } from './layout';
import { KEPT_WORDS, wordsOfOtherScripts } from './words';

/** The one most have, or also twice the letters and the narrowest phone. */
export type Sizes = 'usual' | 'every';

export async function screenProblems(
  page: Page,
  { language, device, sizes = 'every' }: { language: Language; device: Device; sizes?: Sizes },
): Promise<string[]> {
  const place = { direction: LANGUAGE_FACTS[language].direction, language };
  const layout = (targetMinPx?: number) => page.evaluate(layoutProblems, { ...place, targetMinPx });
  const problems = [
    ...(await layout(TARGET_MIN_PX[device])),
    ...(await page.evaluate(wordsOfOtherScripts, { language, kept: KEPT_WORDS })).map(
      (word) => `not ${language}: ${word}`,
    ),
    ...(await accessibilityProblems(page)),
  ];
  if (device === 'desk' || sizes === 'usual') return problems;
  problems.push(...(await withLargeText(page, () => layout())));
  const usual = page.viewportSize();
  await page.setViewportSize({ width: NARROWEST_PX, height: usual?.height ?? 640 });
  problems.push(...(await layout(TARGET_MIN_PX[device])).map((problem) => `${NARROWEST_PX} px: ${problem}`));
  if (usual) await page.setViewportSize(usual);
  return problems;
}
