import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PaymentAnswerV1, WalletV1 } from '@hanout/contracts';
import type { Browser } from 'playwright-core';
import { PersonApi } from '../../test/person-api';
import { PlatformUnderTest } from '../../test/platform-under-test';
import { SMALL_ROSTER } from '../../test/roster-folder';
import { launchBrowser } from './chromium';
import { CAST, PIN, type Persona } from './cast';

/** Purchases of families before anybody looks: a shop has a day to read. */
const FAMILIES = 3;

/** The same few people sign in and look for each other again and again, and stay for as long as all of it takes: nobody does so in life. */
const SETTINGS = [
  'identity.CODE_REQUESTS_MAX=100',
  'identity.CODE_REQUESTS_PER_DAY_MAX=500',
  'identity.ALIAS_LOOKUPS_PER_MINUTE=100',
  'identity.PERSON_TOKEN_TTL_SECONDS=3600',
];

/**
 * The whole platform on the morning after a payday, and a browser: shops with sales, families with their grants, agents
 * with float. One for all specs of the browser.
 */
export class Stage {
  readonly platform = new PlatformUnderTest();
  browser: Browser;
  /** Of the customer to the merchant, completed. */
  paymentId: string;
  private readonly apis = new Map<string, Promise<PersonApi>>();

  async open(): Promise<void> {
    await this.platform.start(SETTINGS);
    const { ended } = this.platform.payday('--roster', SMALL_ROSTER, '--families', String(FAMILIES));
    // The fetch of a browser, where there is none yet, and the payday go on side by side.
    const [payday, browser] = await Promise.all([ended, launchBrowser({ cameraFile: this.cameraFile })]);
    this.browser = browser;
    if (payday.code !== 0) throw new Error(`the payday did not end well:\n${payday.out}${payday.err}`);
    await this.prepare();
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.platform.stop();
    this.platform.remove();
    rmSync(this.cameraFile, { force: true });
  }

  /** Where the gateway is: `http://127.0.0.1:8080`. */
  get origin(): string {
    return new URL(this.platform.gatewayUrl).origin;
  }

  /** What is in front of the camera, when something is. */
  get cameraFile(): string {
    return join(this.platform.dataDir, 'camera.mjpeg');
  }

  /** Over the API, for what a test asks of the platform behind the screen. */
  apiOf({ phone, role }: Persona): Promise<PersonApi> {
    const known =
      this.apis.get(phone) ??
      new PersonApi(this.platform, phone).signIn(
        role === 'cashier' || role === 'agent' ? 'appointment' : 'code',
      );
    this.apis.set(phone, known);
    return known;
  }

  /** The customer pays, behind the screen. @returns the payment */
  async buy(what: object): Promise<string> {
    const customer = await this.apiOf(CAST.customer);
    const { payment } = await customer.send<PaymentAnswerV1>(
      'POST',
      '/payments',
      { ...what, proof: { pin: PIN } },
      { 'idempotency-key': randomUUID() },
    );
    return payment.paymentId;
  }

  /** What people did before the first test: a PIN, a cashier in the shop, a purchase there; two can be found by their numbers. */
  private async prepare(): Promise<void> {
    const shop = await this.apiOf(CAST.merchant);
    await shop.send('POST', '/merchants/mine/cashiers', {
      appointmentId: randomUUID(),
      phone: CAST.cashier.phone,
      name: 'Naïma',
    });
    const customer = await this.apiOf(CAST.customer);
    await customer.send('PUT', '/me/pin', { changeId: randomUUID(), pin: PIN });
    await shop.send('PUT', '/me/pin', { changeId: randomUUID(), pin: PIN });
    for (const person of [customer, await new PersonApi(this.platform, CAST.cashier.phone).signIn('code')])
      await beListed(person);
    this.paymentId = await this.buy({
      merchantCode: CAST.merchant.merchantCode,
      amount: { minor: '2050', currency: 'MAD' },
    });
  }
}

/** Others find one by the number, which nobody can before one has said so. */
async function beListed(person: PersonApi): Promise<void> {
  const { walletId } = await person.send<WalletV1>('GET', '/wallet');
  await person.send('PUT', '/me/aliases', { isListed: true, walletIds: [walletId] });
}
