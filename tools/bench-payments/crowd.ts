/** Merchants and customers of the sample, enrolled through the gateway, known to payments, with money and a token each. */
import { randomUUID } from 'node:crypto';
import {
  NETWORKS,
  openAccounts,
  postTransfers,
  systemAccountId,
  type PeopleEnrolledV1,
  type PersonToEnrolV1,
} from '@hanout/contracts';
import { Asks, connectNats } from '@hanout/messaging';
import { readCsvRows } from '../payday/csv-folder';
import { inFlight } from '../payday/in-flight';
import type { Payday } from '../payday/payday';
import { count, ProgressLine } from '../payday/progress';
import { readMerchantLists } from '../payday/steps/enrol-merchants';
import { operator } from '../platform/platform';
import { until } from '../platform/until';
import type { List } from '../bench-enrolment/enrol-all';
import type { Crowd } from './load';
import type { Stage } from './stage';
import { tokenMaker } from './tokens';

const COLUMNS = ['idcs', 'cin', 'nom_ar', 'nom_fr', 'telephone', 'reseau', 'langue'] as const;
const LIST = 200;
const LANES = 3;
/** Centimes; far from the cap of the customers' tier and more than they spend. */
const FUNDS = '200000';
const TIER = 2;

interface Customer {
  personId: string;
  walletId: string;
  network: string;
}

export async function gatherCrowd(stage: Stage, payday: Payday, customers: number): Promise<Crowd> {
  const merchantLists = readMerchantLists(payday.folder);
  const merchants = await enrol(payday, 'Merchants enrolled', merchantLists);
  const enrolled = await enrol(payday, 'Customers enrolled', customerLists(payday.folder, customers));
  await fund(stage, enrolled);
  await knownToPayments(stage, merchants.length + enrolled.length);
  const tokenOf = await tokenMaker(stage.platform.secrets.secret('identity.signing', 'key'));
  const tokens = await Promise.all(
    enrolled.map(({ personId, ...wallet }) =>
      tokenOf({ kind: 'person', id: personId, roles: ['customer'], ...wallet }),
    ),
  );
  const merchantCodes = merchantLists.flatMap(({ people }) =>
    (people as PersonToEnrolV1[]).flatMap(({ merchant }) => merchant?.code ?? []),
  );
  const networks = enrolled.map(({ network }) => network);
  return { gatewayUrl: payday.gatewayUrl, tokens, networks, merchantCodes };
}

async function enrol(payday: Payday, label: string, lists: List[]): Promise<Customer[]> {
  const wanted = lists.reduce((sum, { people }) => sum + people.length, 0);
  const step = new ProgressLine(label, wanted);
  const enrolled: Customer[] = [];
  await inFlight(lists, LANES, async ({ network, people }) => {
    const { enrolments } = await payday.networks[network].post<PeopleEnrolledV1>('/enrolments', { people });
    for (const { personId, walletId } of enrolments)
      if (personId && walletId) enrolled.push({ personId, walletId, network });
    step.show(enrolled.length);
  });
  step.done(`${count(enrolled.length)} of ${count(wanted)}`);
  return enrolled;
}

/** The first households with a phone of their own. */
function customerLists(folder: string, customers: number): List[] {
  const phones = new Set<string>();
  const rows = readCsvRows(folder, 'households', COLUMNS).filter(({ telephone, cin }) => {
    if (!telephone || !cin || phones.has(telephone)) return false;
    phones.add(telephone);
    return true;
  });
  return NETWORKS.flatMap((network) => {
    const people = rows.slice(0, customers).flatMap((row) => (row.reseau === network ? [personOf(row)] : []));
    return Array.from({ length: Math.ceil(people.length / LIST) }, (_, page) => ({
      network,
      people: people.slice(page * LIST, (page + 1) * LIST),
    }));
  });
}

function personOf(row: Record<string, string>): object {
  return {
    enrolmentId: `idcs:${row.idcs}`,
    nameAr: row.nom_ar,
    nameFr: row.nom_fr,
    phone: row.telephone,
    cin: row.cin,
    language: row.langue,
    tier: TIER,
    references: [],
  };
}

/** By the ledger's own ask: a deposit from the mirror of the bank account to each wallet, so that the proof holds. */
export async function fund(
  { platform }: Stage,
  customers: readonly Pick<Customer, 'walletId'>[],
): Promise<void> {
  const step = new ProgressLine('Wallets funded', customers.length);
  const connection = await connectNats({
    url: platform.urls().nats!,
    user: operator,
    password: platform.secrets.secret(`nats.${operator}`),
    name: 'bench',
  });
  try {
    const asks = new Asks(connection);
    const mirror = systemAccountId('safeguarding:MAD');
    await asks.ask(openAccounts, {
      accounts: [{ accountId: mirror, kind: 'safeguarding_mirror', currency: 'MAD' }],
    });
    for (let from = 0; from < customers.length; from += 500) {
      const transfers = customers.slice(from, from + 500).map(({ walletId }) => ({
        transferId: randomUUID(),
        kind: 'fund_deposit',
        legs: [
          { debitAccountId: mirror, creditAccountId: walletId, amount: { minor: FUNDS, currency: 'MAD' } },
        ],
      }));
      const { postings } = await asks.ask(postTransfers, { transfers });
      const refused = postings.find(({ outcome }) => outcome === 'refused');
      if (refused) throw new Error(`a deposit was refused: ${refused.reason ?? 'no reason'}`);
    }
  } finally {
    await connection.close();
  }
  step.done(count(customers.length));
}

/** It learns of wallets, shops and prices by facts. */
async function knownToPayments({ query }: Stage, wallets: number): Promise<void> {
  const step = new ProgressLine('Known to payments', wallets);
  const isKnown = await until(
    async () => {
      const [row] = await query<{ wallets: number; schedules: number }>(
        'payments',
        `select (select count(*)::int from wallets) as wallets,
                (select count(*)::int from published_schedules) as schedules`,
      );
      step.show(row!.wallets);
      return row!.wallets >= wallets && row!.schedules > 0;
    },
    { timeoutMs: 120_000, everyMs: 200 },
  );
  if (!isKnown) throw new Error('payments did not hear of every wallet');
  step.done(count(wallets));
}
