import type { Page } from 'playwright-core';

/** Sizes of all texts on the page, by the text. Runs inside the page. */
function textSizes(): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const element of document.body.querySelectorAll('*')) {
    const text = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent?.trim() ?? '')
      .join(' ')
      .trim();
    if (text !== '' && element.checkVisibility())
      sizes[text] = parseFloat(getComputedStyle(element).fontSize);
  }
  return sizes;
}

/** What `look` finds while everybody's letters are twice as large, and texts that stayed small. */
export async function withLargeText(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const before = await page.evaluate(textSizes);
  const setSize = (standard: number, fixed: number) =>
    session.send('Page.setFontSizes', { fontSizes: { standard, fixed } });
  await setSize(32, 26);
  try {
    const after = await page.evaluate(textSizes);
    const small = Object.entries(before).flatMap(([text, size]) =>
      // A title may grow less; what was read at 16 px must not stay there.
      (after[text] ?? Infinity) < size * 1.3 ? [`does not grow: "${text.slice(0, 40)}"`] : [],
    );
    return [...small, ...(await look())].map((problem) => `large text: ${problem}`);
  } finally {
    await setSize(16, 13);
    await session.detach();
  }
}
