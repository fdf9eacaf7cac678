import {
  allOf,
  outcomeOfEach,
  readReason,
  readReference,
  statusMap,
  unknown,
  type AccountToRegister,
  type Outcome,
  type OutcomeById,
} from '@hanout/network-kit';
import type { HttpTransport } from './http-transport';
import { messageIdOf } from './identifiers';
import { nodesAt, readXml, textAt, writeXml } from './xml';

export const ACCOUNTS = 'urn:hanout:barid-cash:accounts.1';

const wordOf = statusMap({ OPND: 'succeeded', PDNG: 'pending', RJCT: 'declined' });

/** A file of our own making, answered at once by one: ISO 20022 opens one account a message (acmt.007), which is too slow. */
export async function registerAccounts(
  transport: HttpTransport,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  if (batch.length === 0) return [];
  const asked = batch.map(({ registrationId }) => registrationId);
  const messageId = messageIdOf('HA', asked);
  const Acct = batch.map(({ registrationId, walletId, kind, tier }) => ({
    ReqId: registrationId,
    WltId: walletId,
    Knd: kind,
    Tier: String(tier),
  }));
  const AcctOpngReq = { GrpHdr: { MsgId: messageId, NbOfAccts: String(batch.length) }, Acct };
  const raw = writeXml({ Document: { '@xmlns': ACCOUNTS, AcctOpngReq } });
  const answer = await transport.exchange('PUT', `accounts/${messageId}.xml`, raw);
  if (answer.outcome === 'unknown') return allOf(asked, answer);
  if (answer.status !== 200) return allOf(asked, unknown(`http_${answer.status}`));
  const report = nodesAt(readXml(answer.body), 'AcctOpngRpt');
  if (report.length !== 1) return allOf(asked, unknown('unreadable'));
  return outcomeOfEach(asked, nodesAt(report[0], 'Acct').flatMap(readResult));
}

/** What does not say of which registration it speaks says nothing. */
function readResult(account: unknown): OutcomeById[] {
  const id = textAt(account, 'ReqId');
  return id === undefined ? [] : [{ id, ...outcomeOf(account) }];
}

function outcomeOf(account: unknown): Outcome {
  const word = wordOf(textAt(account, 'Sts'));
  switch (word) {
    case 'succeeded': {
      const ref = readReference(textAt(account, 'AcctId'));
      return ref ? { outcome: word, ref } : unknown('no_reference');
    }
    case 'declined':
      return { outcome: word, reason: readReason(textAt(account, 'Rsn')) };
    case 'pending':
      return { outcome: word };
    case 'unknown':
      return unknown('unknown_word');
  }
}
