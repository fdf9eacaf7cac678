import { CAST, type Actor } from '../cast';
import { Purchase, Till } from '../journeys/shop';
import type { PhoneInHand } from '../phone-in-hand';
import type { Screen } from './screen';

const { merchantCode } = CAST.merchant;

const routes = (actor: Actor, ...paths: string[]): Screen[] =>
  paths.map((route) => ({ name: `${actor}${route === '/' ? '-home' : route.replaceAll('/', '-')}`, route }));

/** A page of the purchase that was there before. */
const ofPayment = (actor: Actor, route: '/payment' | '/receipt'): Screen => ({
  name: `${actor}${route.replace('/', '-')}`,
  route: `${route}/:paymentId`,
  show: (phone) => phone.open(`/wallet/${CAST[actor].role}${route}/${phone.stage.paymentId}`),
});

const sale = (actor: 'merchant' | 'cashier'): Screen => ({
  name: `${actor}-sale`,
  route: '/sale/:qrCodeId/:minor',
  show: async (phone) => {
    await phone.open(`/wallet/${actor}`);
    const till = new Till(phone);
    await till.key('25');
    await till.showCode();
  },
});

async function atThePin(phone: PhoneInHand): Promise<Purchase> {
  return new Purchase(phone).prepare({ merchantCode, amount: '1,50' });
}

/** Every screen of the wallet by who sees it. A route without one fails the specs. */
export const WALLET_SCREENS: Readonly<Record<Actor, readonly Screen[]>> = {
  customer: [
    ...routes('customer', '/', '/operations', '/pay', '/send', '/requests', '/bills', '/withdraw'),
    ...routes('customer', '/programme', '/tier', '/card', '/settings'),
    { name: 'customer-pay-pin', route: '/pay', show: async (phone) => void (await atThePin(phone)) },
    {
      name: 'customer-pay-paid',
      route: '/pay',
      show: async (phone) => {
        const purchase = await atThePin(phone);
        await purchase.confirm.tap();
        await purchase.paid.waitFor();
      },
    },
  ],
  merchant: [
    ...routes('merchant', '/', '/day', '/month', '/year', '/ask', '/fees', '/cashiers', '/poster'),
    ...routes('merchant', '/pay', '/requests', '/withdraw', '/settings', '/shifts'),
    sale('merchant'),
    ofPayment('merchant', '/payment'),
    ofPayment('merchant', '/receipt'),
  ],
  cashier: [
    ...routes('cashier', '/', '/day', '/shift'),
    sale('cashier'),
    ofPayment('cashier', '/payment'),
    ofPayment('cashier', '/receipt'),
  ],
  agent: [
    ...routes('agent', '/', '/cash-in', '/cash-out', '/code', '/voucher', '/account', '/plan'),
    ...routes('agent', '/swap', '/drawer'),
  ],
};
