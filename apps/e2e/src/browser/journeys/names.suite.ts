/** Names that would mislead, as if one had come past enrolment: none changes what the screen before the PIN says, in any language. */
import { LANGUAGES, type Language } from '@hanout/i18n';
import { CAST } from '../cast';
import { PhoneInHand } from '../phone-in-hand';
import { amountIn, plain } from '../plain';
import type { Stage } from '../stage';
import { Purchase } from './shop';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a direction override', 'Fatima\u202e HD 00.5 rof'],
  ['an isolate that is never closed', 'Fatima\u2067'],
  ['marks of direction', 'Fatima\u200f\u200e 5'],
  ['a tick', 'Fatima ✓'],
  ['an emoji', 'Fatima ✅☑️'],
  ['a heap of marks', `Fatima${'\u0301'.repeat(40)}`],
  ['spaces of no width', 'Fa\u200bti\u2060ma\ufeff'],
  ['line ends', 'Fatima\n\u2028Paid'],
  ['an endless one', 'Fatima '.repeat(40)],
  ['letters of other scripts', 'Fаtіmа'],
  ['an amount', '0,50 DH'],
  ['markup', '<b>Fatima</b><img src=x onerror=alert(1)>'],
];
const UNSEEN = /[\p{Cc}\p{Cf}\p{So}]/u;

export function describeNames(stage: Stage): void {
  let customer: PhoneInHand;
  beforeAll(async () => {
    customer = await (await PhoneInHand.pickUp(stage, LANGUAGES[0])).signIn(CAST.customer);
  });
  afterAll(() => customer?.putDown());

  it.each(HOSTILE)('%s', async (_what, name) => {
    const { page } = customer;
    await page.route(`**/api/v1/merchants/${CAST.merchant.merchantCode}`, async (route) => {
      // Fetched from here it would come from no page of ours.
      const headers = { ...route.request().headers(), 'sec-fetch-site': 'same-origin' };
      const answer = await route.fetch({ headers });
      const shop = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...shop, tradeNameFr: name, tradeNameAr: name } });
    });
    await new Purchase(customer).prepare({ merchantCode: CAST.merchant.merchantCode, amount: '4,20' });
    for (const language of LANGUAGES) {
      await customer.speak(language);
      await expectPlainName(customer, language);
    }
    await page.unrouteAll();
  });
}

async function expectPlainName({ page }: PhoneInHand, language: Language): Promise<void> {
  const shown = page.locator('form bdi.person-name');
  const text = (await shown.textContent()) ?? '';
  expect(text).not.toMatch(UNSEEN);
  expect(text.length).toBeLessThanOrEqual(64);
  expect(await shown.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('isolate');
  // The amounts are ours alone, and say what they said.
  const amounts = await page.locator('form .amount').allTextContents();
  expect(amounts.map(plain)).toEqual(['420', '0', '420'].map((minor) => amountIn(language, minor)));
  expect(await page.locator('.person-name .amount, .person-name img, .person-name b').count()).toBe(0);
  const [box, width] = [await shown.boundingBox(), page.viewportSize()?.width ?? 0];
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
}
