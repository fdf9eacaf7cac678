/** What payments know of wallets and shops, as identity's facts tell it. */
import { randomUUID } from 'node:crypto';
import {
  createPayment,
  merchantChanged,
  peopleRegistered,
  readPricedPayee,
  readWallet,
  tierChanged,
} from '@hanout/contracts';
import { DataSource } from 'typeorm';
import { mad, Stage, type Actor } from '../../test/stage';
import { WalletsService } from './wallets.service';

let stage: Stage;
let customer: Actor;
let merchant: Actor & { code: string };

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule();
  merchant = await stage.aMerchant();
});

beforeEach(async () => {
  customer = await stage.aCustomer();
});

afterAll(() => stage?.strike());

it('shows a wallet with its balance', async () => {
  const body = { merchantCode: merchant.code, amount: { minor: '10000', currency: 'MAD' } };
  await stage.asks.ask(createPayment, { caller: customer.caller, idempotencyKey: randomUUID(), body });
  const { walletId } = customer.person;
  expect(await stage.asks.ask(readWallet, { caller: customer.caller })).toEqual({
    walletId,
    kind: 'customer',
    network: 'cash-plus',
    tier: 2,
    balance: mad(990_000),
    // The fake ledger has no ceiling; the limits are the tier's, less what was paid.
    room: { perPayment: mad(200_000), today: mad(490_000), thisMonth: mad(990_000) },
  });
  stage.ledger.balances.set(merchant.person.walletId, 7n);
  expect(await stage.asks.ask(readWallet, { caller: merchant.caller })).toMatchObject({
    kind: 'merchant',
    merchantCode: merchant.code,
    balance: mad(7),
  });
  await expect(
    stage.asks.ask(readWallet, { caller: { ...customer.caller, id: randomUUID() } }),
  ).rejects.toMatchObject({ code: 'payments.wallet_not_ready' });
  await expect(
    stage.asks.ask(readWallet, { caller: { ...customer.caller, roles: ['cashier'] } }),
  ).rejects.toMatchObject({ code: 'platform.forbidden' });
});

it('says what the prices of a shop depend on to whoever asks for its owner', async () => {
  const { caller, person } = merchant;
  const answer = await stage.asks.ask(readPricedPayee, { caller });
  expect(answer).toEqual({ walletId: person.walletId, tier: person.tier, mcc: person.merchant?.mcc });
  expect(answer.mcc).toMatch(/^\d{4}$/);
  const stranger = { ...caller, id: randomUUID() };
  await expect(stage.asks.ask(readPricedPayee, { caller: stranger })).rejects.toMatchObject({
    code: 'payments.wallet_not_ready',
  });
});

it('keeps what was said last about a wallet, in whatever order it hears it', async () => {
  const { person } = customer;
  const later = new Date(Date.now() + 60_000).toISOString();
  await stage.say(peopleRegistered, { network: 'm2t', people: [{ ...person, tier: 3 }] }, later);
  await stage.say(peopleRegistered, {
    network: 'cash-plus',
    people: [
      { ...person, tier: 1 },
      { ...person, tier: 1 },
    ],
  });
  expect(
    await stage.query('select network, tier from wallets where wallet_id = $1', [person.walletId]),
  ).toEqual([{ network: 'm2t', tier: 3 }]);
});

it('follows the changes of a wallet’s tier, the newest of them, over what it was registered with', async () => {
  const { person } = await stage.aCustomer();
  const change = (tier: number, version: string) =>
    stage.say(tierChanged, {
      changeId: randomUUID(),
      walletId: person.walletId,
      personId: person.personId,
      network: 'cash-plus',
      tier,
      ceiling: mad(2_000_000),
      version,
      reason: 'case_approved',
    });
  await change(3, '2');
  await change(1, '1');
  const later = new Date(Date.now() + 60_000).toISOString();
  await stage.say(peopleRegistered, { network: 'cash-plus', people: [person] }, later);
  expect(await stage.query('select tier from wallets where wallet_id = $1', [person.walletId])).toEqual([
    { tier: 3 },
  ]);
});

it('follows the changes of a shop’s sign, the newest of them, over what it was registered with', async () => {
  const { person } = await stage.aMerchant();
  const { code } = person.merchant!;
  const change = (tradeNameFr: string, version: number) =>
    stage.say(merchantChanged, {
      code,
      walletId: person.walletId,
      tradeNameAr: 'بقالة النور',
      tradeNameFr,
      province: 'Azilal',
      commune: 'Demnate',
      version,
    });
  await change('Épicerie Annour', 3);
  await change('Épicerie Assalam', 2);
  const later = new Date(Date.now() + 60_000).toISOString();
  await stage.say(peopleRegistered, { network: 'cash-plus', people: [person] }, later);
  expect(await stage.query('select trade_name_fr, commune from merchants where code = $1', [code])).toEqual([
    { trade_name_fr: 'Épicerie Annour', commune: 'Demnate' },
  ]);
});

it('lets a change of a shop that is not known yet come again', async () => {
  const shop = {
    code: 'SHOP0000',
    walletId: randomUUID(),
    tradeNameAr: 'بقالة النور',
    tradeNameFr: 'Épicerie Annour',
    province: 'Azilal',
    commune: 'Demnate',
    version: 2,
  };
  const { manager } = stage.payments.get(DataSource);
  await expect(stage.payments.get(WalletsService).changeShop(manager, shop)).rejects.toThrow(
    'shop SHOP0000 is not known yet',
  );
  expect(await stage.query('select 1 from merchants where code = $1', [shop.code])).toEqual([]);
});
