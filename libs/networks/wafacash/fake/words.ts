import { Money } from '@hanout/money';
import type { RemoteEvent, RemoteReport, RemoteReportLine, RemoteResult } from '@hanout/network-testing';

const DONE = { payout: 'PAID', account: 'OPENED', cancellation: 'CANCELLED' };
const STATUSES = { declined: 'REFUSED', pending: 'PENDING', unheard_of: 'QUEUED_MAYBE' };
/** Reasons of the books behind, as the wire has codes for them. An id that is used for something else is not a refusal. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['ACCOUNT_BARRED', 'ACCOUNT_BARRED'],
  ['ID_REUSED', 'ID_REUSED'],
  ['REVERSED', 'CANCELLED'],
]);

export function codeFor(reason: string | undefined): string {
  return CODES.get(reason ?? '') ?? 'REFUSED_BY_NETWORK';
}

export function sayResult(kind: keyof typeof DONE, { id, word, ref, reason }: RemoteResult): object {
  const status = word === 'done' ? DONE[kind] : word === 'none' ? undefined : STATUSES[word];
  return {
    [kind === 'account' ? 'wfc:RegistrationId' : 'wfc:PayoutId']: id,
    ...(status && { 'wfc:Status': status }),
    ...(ref && { 'wfc:Reference': ref }),
    ...(word === 'declined' && { 'wfc:Code': codeFor(reason) }),
  };
}

export function sayEvent(event: RemoteEvent): object {
  if (event.event === 'payout') return { 'wfc:PayoutEnded': sayResult('payout', event.result) };
  const { ref, payee, amountMinor, currency, collectedAt } = event;
  return {
    'wfc:Collected': {
      'wfc:Reference': ref,
      'wfc:Payee': payee,
      'wfc:Amount': Money.of(BigInt(amountMinor), currency).toDecimal(),
      'wfc:Currency': currency,
      'wfc:CollectedAt': collectedAt.toISOString(),
    },
  };
}

export function sayStatement({ day, isFinal, lines }: RemoteReport): object {
  return { 'wfc:Day': day, 'wfc:Closed': String(isFinal), 'wfc:Line': lines.map(sayLine) };
}

function sayLine(line: RemoteReportLine): object {
  if (line.event === 'collection') return { 'wfc:Account': line.account, ...sayEvent(line) };
  const { account, amountMinor, currency } = line.order;
  return {
    'wfc:Account': account,
    'wfc:Amount': Money.of(BigInt(amountMinor), currency).toDecimal(),
    'wfc:Currency': currency,
    'wfc:DecidedAt': line.decidedAt.toISOString(),
    ...sayEvent(line),
  };
}
