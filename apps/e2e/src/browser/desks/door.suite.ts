/** The door of the console: a passkey opens it without a password, and another one does not; a role sees its own pages. */
import { createHmac } from 'node:crypto';
import { Desk } from '../desk';
import type { Stage } from '../stage';

/** Built into the machine, with a PIN or a finger that is always right. */
const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

export function describeDoor(stage: Stage): void {
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
    await desk.signIn('auditor');
    await desk.speak('fr');
    await page.getByRole('link', { name: 'Mes accès' }).click();
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
    await page.getByRole('status').waitFor();
    await page.getByRole('button', { name: 'Sortir' }).click();
    const byPasskey = page.getByRole('button', { name: 'Entrer par clé d’accès' });
    await byPasskey.click();
    await page.locator('nav a').first().waitFor();
    await page.getByRole('link', { name: 'Grand livre' }).waitFor();

    await page.getByRole('button', { name: 'Sortir' }).click();
    await machine.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    await machine.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR });
    await byPasskey.click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('nav a').count()).toBe(0);
    await desk.leave();
  });

  it('asks for the code of an app that was linked, beside the password', async () => {
    const desk = await Desk.open(stage);
    const { page } = desk;
    await desk.signIn('officer');
    await desk.speak('fr');
    await page.getByRole('link', { name: 'Mes accès' }).click();
    await page.getByRole('button', { name: 'Relier une application' }).click();
    const secret = await page.locator('main .id').innerText();
    await page.getByRole('img', { name: 'Application de codes' }).waitFor();
    await page.getByLabel('Le code qu’elle donne').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('Codes de secours').waitFor();
    const [recoveryCode] = await page.locator('main .id').allInnerTexts();

    await page.getByRole('button', { name: 'Sortir' }).click();
    const byPassword = async (secondFactor: string) => {
      await page.getByLabel('Nom d’utilisateur').fill('officer');
      await page.getByLabel('Mot de passe').fill(stage.platform.secret('staff.officer'));
      await page.getByLabel('Code d’application ou de secours').fill(secondFactor);
      await page.getByRole('button', { name: 'Entrer', exact: true }).click();
    };
    await byPassword('');
    await page.getByRole('alert').waitFor();
    await byPassword(recoveryCode!);
    await page.locator('nav a').first().waitFor();
    await desk.leave();
  });

  it('shows a role its own pages, and no other by its address', () =>
    Desk.sitting(stage, { role: 'support' }, async (desk) => {
      const { page } = desk;
      await page.getByRole('link', { name: 'Paiements' }).waitFor();
      expect(await page.getByRole('link', { name: /Grand livre|Personnel|Commissions/ }).count()).toBe(0);
      await desk.goTo('/ledger');
      await page.waitForURL(/#\/payments$/);
    }));
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
