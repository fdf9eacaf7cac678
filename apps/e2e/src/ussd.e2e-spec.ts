/**
 * A phone without a screen against the whole platform: dialled at the simulator's aggregator, paid by the real services,
 * while one of them dies.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { WalletV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { StaffApi } from '../test/api';
import { PersonApi } from '../test/person-api';
import { PlatformUnderTest } from '../test/platform-under-test';
import { SMALL_ROSTER } from '../test/roster-folder';

/** A family of the small roster that is paid into a wallet, and another one. */
const [FAMILY, NEIGHBOUR] = ['+212774056865', '+212650068943'] as const;
const SHOP = 'M00003';
const PIN = '4821';

jest.setTimeout(240_000);

describe('a phone without a screen', () => {
  const platform = new PlatformUnderTest();
  const auditor = new StaffApi(platform, 'auditor');
  const family = new PersonApi(platform, FAMILY);
  let session = { id: '', inputs: [] as string[] };

  async function ask(): Promise<string> {
    const { id: sessionId, inputs } = session;
    const response = await fetch(`${platform.urlOf('network-simulator')}/aggregator/dials`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sessionId, phone: FAMILY, text: inputs.join('*') }),
    });
    const { status, text } = (await response.json()) as { status: number; text: string };
    expect([status, text]).toEqual([200, expect.stringMatching(/^(CON|END) /)]);
    return text;
  }
  const dial = () => {
    session = { id: randomUUID(), inputs: [] };
    return ask();
  };
  const type = async (...inputs: string[]): Promise<string> => {
    let text = '';
    for (const input of inputs) {
      session.inputs.push(input);
      text = await ask();
    }
    return text;
  };
  /** As somebody who looks every half a second how his payment stands, while what died is started again. */
  const followed = async (screen: string): Promise<string> => {
    let text = screen;
    for (let tries = 0; text.startsWith('CON') && tries < 40; tries += 1) {
      if (text.includes('Toujours en cours')) await pause(500);
      text = await type(text.includes('code secret :') ? PIN : '1');
    }
    return text;
  };
  const balance = async (): Promise<bigint> =>
    BigInt((await family.send<WalletV1>('GET', '/wallet')).balance.minor);
  const dirhams = (minor: bigint): string => `${minor / 100n},${String(minor % 100n).padStart(2, '0')}`;

  beforeAll(async () => {
    await platform.start([]);
    const { code, err } = await platform.payday('--roster', SMALL_ROSTER, '--families', '3').ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await family.signIn('code');
    await family.send('PUT', '/me/pin', { changeId: randomUUID(), pin: PIN });
  });

  afterAll(async () => {
    await platform.stop();
    platform.remove();
  });

  it('signs in by its number and the PIN, and shows the balance of the app', async () => {
    expect(await dial()).toMatch(/^CON .*\n1\./s);
    expect(await type('2', '0000')).toMatch(/^CON Code faux/);
    await type(PIN);
    expect(await type('1')).toBe(`CON Votre solde : ${dirhams(await balance())} DH\n0.Retour`);
  });

  it('pays a shop once, however often its request comes, and has the receipt by SMS', async () => {
    const before = await balance();
    await dial();
    expect(await type(PIN, '2', SHOP)).toMatch(/^CON .+ Montant en DH/);
    expect(await type('12,50')).toMatch(/^CON Payer 12,50 DH a .+ Frais \d+,\d\d DH, total/);
    const paid = await type(PIN);
    expect(paid).toMatch(/^END Paye : 12,50 DH\. Reference \w{10}$/);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([paid, paid, paid]);
    expect(before - (await balance())).toBe(1_250n);
    const reference = paid.slice(-10);
    await waitFor(async () => (await family.messages()).some((text) => text.includes(reference)), {
      what: 'the receipt',
    });
    expect((await family.messages()).filter((text) => text.includes(reference))).toHaveLength(1);
    await dial();
    expect(await type(PIN, '6')).toBe(paid);
    await dial();
    expect(await type(PIN, '4')).toContain('-12,50');
  });

  it('sends to a number that its holder has listed, once he is named, and to no other', async () => {
    await dial();
    expect(await type(PIN, '3', NEIGHBOUR)).toMatch(/^CON Aucun portefeuille a ce numero/);
    const neighbour = await new PersonApi(platform, NEIGHBOUR).signIn('code');
    const { walletId } = await neighbour.send<WalletV1>('GET', '/wallet');
    await neighbour.send('PUT', '/me/aliases', { isListed: true, walletIds: [walletId] });
    const before = await balance();
    expect(await type(NEIGHBOUR)).toMatch(/^CON .+ Montant en DH/);
    expect(await type('7')).toMatch(/^CON Payer 7,00 DH a /);
    const paid = await type(PIN);
    expect(paid).toMatch(/^END Paye : 7,00 DH/);
    expect(before - (await balance())).toBeGreaterThanOrEqual(700n);
  });

  it('keeps cash aside for a code, and tells it again', async () => {
    await dial();
    expect(await type(PIN, '5', '20')).toMatch(/^CON Code pour retirer 20,00 DH\. Frais \d+,\d\d DH, total/);
    const told = await type(PIN);
    expect(told).toMatch(/^END Code \d{4} \d{4} \d{4} pour 20,00 DH/);
    await dial();
    expect(await type(PIN, '6')).toBe(told);
  });

  it('changes its PIN, typed twice, for the one that stands', async () => {
    const other = '7294';
    await dial();
    expect(await type(PIN, '8', '2', PIN, other, '7295')).toMatch(/^CON Les deux codes different/);
    expect(await type(other, other)).toMatch(/^CON Code change/);
    await dial();
    expect(await type(PIN)).toMatch(/^CON Code faux/);
    expect(await type(other, '8', '2', other, PIN, PIN)).toMatch(/^CON Code change/);
  });

  it('answers words by SMS', async () => {
    const seen = await family.messages();
    const words = { id: randomUUID(), phone: FAMILY, text: 'SOLDE' };
    await fetch(`${platform.urlOf('network-simulator')}/aggregator/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(words),
    });
    const isNew = (text: string) => !seen.includes(text) && text.startsWith('Votre solde');
    await waitFor(async () => (await family.messages()).some(isNew), { what: 'the balance by SMS' });
  });

  it.each(['payments', 'ledger', 'ussd'])('pays once while %s dies', async (service) => {
    const before = await balance();
    await dial();
    let text = await type(PIN, '2', SHOP, '3');
    platform.kill(service);
    session.inputs.push(PIN);
    // Nobody answers the aggregator while the service behind the number is down.
    const answer = () => ask().catch(() => undefined);
    await waitFor(async () => (text = (await answer()) ?? '') !== '', {
      timeoutMs: 60_000,
      what: 'an answer',
    });
    text = await followed(text);
    // A worker that died holds its step for a while; the person looks at his last payment.
    if (!text.startsWith('END Paye')) {
      await dial();
      text = await type(PIN);
      if (text.includes('Continuer ?')) text = await type('1');
      text = await followed(text);
    }
    expect(text).toMatch(/^END Paye : 3,00 DH/);
    await waitFor(async () => before - (await balance().catch(() => before)) === 300n, {
      timeoutMs: 30_000,
      what: 'the wallet to be charged',
    });
    expect(await auditor.proof()).toMatchObject({ holds: true, accountsOff: '0', transfersUnbalanced: '0' });
  });
});
