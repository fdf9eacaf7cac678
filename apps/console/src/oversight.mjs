import { count, money } from './numbers.mjs';
import { call, element, page, table, verdict } from './page.mjs';

const NETWORKS = ['barid-cash', 'cash-plus', 'damane-cash', 'm2t', 'wafacash', 'wana-cash'];

export async function showProof() {
  const { words } = page;
  const proof = await call('GET', '/ledger/proof');
  verdict(element('proof-verdict'), proof.holds, proof.holds ? words.holds : words.broken);
  const counts = [
    'accounts',
    'transfers',
    'entries',
    'accountsOff',
    'accountsOutOfBounds',
    'transfersUnbalanced',
  ];
  table(
    element('proof'),
    [],
    [
      ...proof.sums.map(({ minor, currency }) => ({
        cells: [`${words.sum} (${currency})`, { number: money(minor) }],
      })),
      ...counts.map((name) => ({ cells: [words[name], { number: count(proof[name]) }] })),
    ],
  );
  table(
    element('proof-totals'),
    [words.kind, words.network, { number: words.accounts }, { number: words.balance }],
    proof.totals.map(({ kind, network, accounts, balance }) => ({
      cells: [
        kind,
        network ?? '',
        { number: count(accounts) },
        { number: `${money(balance.minor)} ${balance.currency}` },
      ],
    })),
  );
}

export async function showPositions() {
  const { words } = page;
  const day = element('settlement-day').value || 'today';
  const found = await call('GET', `/settlement/positions/${day}`);
  element('settlement-day').value = found.day;
  verdict(
    element('settlement-verdict'),
    found.paymentsBalance,
    found.paymentsBalance ? words.balanced : words.unbalanced,
  );
  const amounts = ['grants', 'paymentsIn', 'paymentsOut', 'net'];
  table(
    element('positions'),
    [words.network, ...[...amounts, 'movements'].map((name) => ({ number: words[name] }))],
    found.positions.map((position) => ({
      cells: [
        position.network,
        ...amounts.map((name) => ({ number: money(position[name].minor) })),
        { number: count(position.movements) },
      ],
    })),
  );
}

export async function showRegistrations() {
  const { words } = page;
  const registrations = await Promise.all(
    NETWORKS.map((network) =>
      call('GET', `/networks/${network}/registrations`).catch((error) => {
        if (error.status === 403) throw error;
        // A network's service that does not answer leaves its row empty and the others as they are.
        return { network };
      }),
    ),
  );
  const counts = ['waiting', 'acknowledged', 'declined'];
  table(
    element('registrations'),
    [words.network, ...counts.map((name) => ({ number: words[name] }))],
    registrations.map((one) => ({
      cells: [one.network, ...counts.map((name) => ({ number: count(one[name] ?? '–') }))],
    })),
  );
}

export async function showDeliveries() {
  const deliveries = await call('GET', '/notifications/deliveries');
  table(
    element('deliveries'),
    [],
    ['queued', 'delivered', 'parked'].map((name) => ({
      cells: [page.words[name], { number: count(deliveries[name]) }],
    })),
  );
}
