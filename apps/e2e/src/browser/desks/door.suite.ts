/** The door of the console: a passkey opens it without a password, and another one does not; a role sees its own pages. */
import { createHmac } from 'node:crypto';
import type { Language } from '@hanout/i18n';
import type { Locator } from 'playwright-core';
import { consoleWords } from '../console-words';
import { Desk } from '../desk';
import type { Stage } from '../stage';

/** What opens for somebody is never the same again, so there are others in each language. */
const STAFF: Readonly<Record<Language, Record<'withPasskey' | 'withCodes', string>>> = {
  ar: { withPasskey: 'auditor', withCodes: 'officer' },
  fr: { withPasskey: 'finance-1', withCodes: 'approver-1' },
  zgh: { withPasskey: 'finance-2', withCodes: 'approver-2' },
};

/** Built into the machine, with a PIN or a finger that is always right. */
const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

export function describeDoor(stage: Stage, language: Language): void {
  const { access, pages, shell } = consoleWords(language);
  const { withPasskey, withCodes } = STAFF[language];

  it('opens by a passkey alone, and not by that of another machine', async () => {
    // A passkey belongs to a name, which 127.0.0.1 is none of.
    const origin = stage.origin.replace('127.0.0.1', 'localhost');
    const desk = await Desk.open(stage, origin);
    const { page } = desk;
    const machine = await page.context().newCDPSession(page);
    await machine.send('WebAuthn.enable');
    const { authenticatorId } = await machine.send('WebAuthn.addVirtualAuthenticator', {
      options: AUTHENTICATOR,
    });
    await desk.speak(language);
    await desk.signIn(withPasskey);
    await link(desk, pages.access).click();
    await desk.button(access.addPasskey).click();
    await page.getByRole('status').getByText(access.passkeyAdded).waitFor();
    await desk.button(shell.signOut).click();
    const byPasskey = desk.button(shell.passkey);
    await byPasskey.click();
    await link(desk, pages.access).waitFor();

    await desk.button(shell.signOut).click();
    await machine.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    await machine.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR });
    await byPasskey.click();
    await page.getByRole('alert').getByText(shell.passkeyFailed).waitFor();
    expect(await page.locator('nav a').count()).toBe(0);
    await desk.leave();
  });

  it('asks for the code of an app that was linked, beside the password', async () => {
    const desk = await Desk.open(stage);
    const { page } = desk;
    await desk.speak(language);
    await desk.signIn(withCodes);
    await link(desk, pages.access).click();
    await desk.button(access.startApp).click();
    const secret = await page.locator('main .id').innerText();
    await page.getByRole('img', { name: access.app, exact: true }).waitFor();
    await page.locator('main input[autocomplete="one-time-code"]').fill(codeOf(secret));
    await desk.button(access.confirm).click();
    await page.getByText(access.recovery).waitFor();
    const [recoveryCode] = await page.locator('main .id').allInnerTexts();

    await desk.button(shell.signOut).click();
    await desk.knock(withCodes);
    await page.getByRole('alert').waitFor();
    await desk.signIn(withCodes, recoveryCode);
    await desk.leave();
  });

  it('shows a role its own pages, and no other by its address', () =>
    Desk.sitting(stage, language, { role: 'support' }, async (desk) => {
      await link(desk, pages.payments).waitFor();
      for (const other of [pages.ledger, pages.staff, pages.fees])
        expect(await link(desk, other).count()).toBe(0);
      await desk.goTo('/ledger');
      await desk.page.waitForURL(/#\/payments$/);
    }));
}

/** A line of the menu. */
function link({ page }: Desk, name: string): Locator {
  return page.locator('nav').getByRole('link', { name, exact: true });
}

/** What the app shows now (RFC 6238), from the key that is typed into it. */
function codeOf(base32: string): string {
  const bits = [...base32.replace(/[\s=]/g, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const value = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, '0');
}
