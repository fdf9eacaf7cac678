import {
  NETWORKS,
  type Language,
  type NetworkName,
  type PayeesV1,
  type PeopleEnrolledV1,
  type RosterV1,
} from '@hanout/contracts';
import { inFlight } from '../in-flight';
import type { Payday } from '../payday';
import { count, ProgressLine } from '../progress';
import { followRoster } from './follow-roster';

const PAGE = 500;
/** A payee's grant may reach several thousand dirhams: the second tier of identification. */
const PAYEE_TIER = 2;

/** Each network opens the wallets of the payees who chose it, then the programme learns of them by facts. */
export async function enrolPayees(payday: Payday, roster: RosterV1): Promise<void> {
  const wanted = (roster.totals as { wallet?: { households: number } }).wallet?.households ?? 0;
  const step = new ProgressLine('Payees enrolled by their network', wanted);
  const tally = { enrolled: 0, repeated: 0, refused: 0 };
  const refusals: string[] = [];
  await inFlight(NETWORKS, 3, async (network) => {
    for await (const people of pagesOf(payday, network, roster.rosterId)) {
      const { enrolments } = await payday.networks[network].post<PeopleEnrolledV1>('/enrolments', { people });
      for (const enrolment of enrolments) {
        tally[enrolment.outcome] += 1;
        if (enrolment.outcome === 'refused')
          refusals.push(`${enrolment.enrolmentId}: ${enrolment.code} (${enrolment.field})`);
      }
      step.show(tally.enrolled + tally.repeated + tally.refused);
    }
  });
  step.done(`${count(tally.enrolled)} new, ${count(tally.repeated)} known, ${count(tally.refused)} refused`);
  for (const refusal of refusals.slice(0, 20)) console.log(`      ${refusal}`);
  const known = new ProgressLine('Wallets known to the programme', wanted);
  await followRoster(payday.officer, roster.rosterId, ({ disbursement, state }) => {
    known.show(disbursement?.walletsKnown ?? 0);
    return state === 'closed' || (disbursement?.walletsKnown ?? 0) >= wanted - tally.refused;
  });
  known.done(count(wanted - tally.refused));
}

/** The payees who chose a network, as its bulk enrolment takes them. */
export async function* pagesOf(
  payday: Payday,
  network: NetworkName,
  rosterId: string,
): AsyncGenerator<object[]> {
  let after: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(after ? { after } : {}) });
    const { items } = await payday.networks[network].get<PayeesV1>(
      `/programmes/rosters/${rosterId}/payees?${query.toString()}`,
    );
    if (items.length === 0) return;
    yield items.map((payee) => ({
      enrolmentId: `idcs:${payee.idcs}`,
      nameAr: payee.nameAr,
      nameFr: payee.nameFr,
      phone: payee.phone,
      cin: payee.cin,
      language: payee.language as Language,
      tier: PAYEE_TIER,
      references: [{ scheme: 'idcs', value: payee.idcs }],
    }));
    after = items.at(-1)?.cursor;
    if (items.length < PAGE) return;
  }
}
