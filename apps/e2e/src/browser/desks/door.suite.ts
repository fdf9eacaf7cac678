/** The door of the console: a passkey opens it without a password, and another one does not; a role sees its own pages. */
import type { NewPasskeyV1, PasskeyOfferV1 } from '@hanout/contracts';
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
    await enrolPasskey(desk);
    await desk.speak('fr');
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

  it('shows a role its own pages, and no other by its address', () =>
    Desk.sitting(stage, { role: 'support' }, async (desk) => {
      const { page } = desk;
      await page.getByRole('link', { name: 'Paiements' }).waitFor();
      expect(await page.getByRole('link', { name: /Grand livre|Personnel|Commissions/ }).count()).toBe(0);
      await desk.goTo('/ledger');
      await page.waitForURL(/#\/payments$/);
    }));
}

/** As a page of the console would: the offer, the key of the machine, and its public half. */
function enrolPasskey({ page }: Desk): Promise<void> {
  return page.evaluate(async () => {
    const ask = async (path: string, body?: object): Promise<unknown> => {
      const headers = { 'x-hanout-web': 'console', ...(body && { 'content-type': 'application/json' }) };
      const answer = await fetch(`/api/v1${path}`, {
        method: 'POST',
        headers,
        body: body && JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const offer = (await ask('/me/passkey-offers')) as PasskeyOfferV1;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({
      challenge: offer.challenge,
      rp: { id: offer.rpId, name: offer.rpName },
      user: { id: offer.userId, name: 'auditor', displayName: 'auditor' },
      pubKeyCredParams: offer.algorithms.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    const { id, response } = made.toJSON() as { id: string; response: Omit<NewPasskeyV1, 'id'> };
    const { clientDataJSON, attestationObject } = response;
    await ask('/me/passkeys', { id, clientDataJSON, attestationObject });
  });
}
