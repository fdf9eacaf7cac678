import { randomUUID } from 'node:crypto';
import type { ProposalV1 } from '@hanout/contracts';
import { NETWORK, OTHER_NETWORK, staff } from '../people';
import type { Asked, Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

/** Of a day that does not come while the walk goes on. */
const newTerms = () => ({
  proposalId: randomUUID(),
  terms: {
    party: 'm2t',
    effectiveFrom: '2090-01-01',
    cutOffs: ['12:00', '20:00'],
    account: { number: 'NETWORK00004', institution: 'M2T' },
    source: 'Agreement of the walk',
  },
  reason: 'A second window a day',
});

/** An empty day of the pooled account. */
const newStatement = () => ({
  document: `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
    <Id>${randomUUID()}</Id><Acct><Id><Othr><Id>POOLED00001</Id></Othr></Id></Acct>${['OPBD', 'CLBD']
      .map(
        (code) => `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="MAD">0.00</Amt>
          <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-27</Dt></Dt></Bal>`,
      )
      .join('')}</Stmt></BkToCstmrStmt></Document>`,
});

const statementOf =
  (network: string) =>
  (_world: World, { role }: Asked): Call => ({
    params: { network, period: '2021-12-07' },
    ...(role === 'network' && { as: { network: NETWORK } }),
  });

/** Nothing is amiss while the walk goes on. */
const ofBreak = (body?: () => object): Scenario => ({
  own: () => null,
  others: null,
  absent: (): Call => ({ params: { breakId: randomUUID() }, ...(body && { body: body() }) }),
});

/** What waits for a second person: another of finance brought it. */
const decided = (body: (proposal: ProposalV1) => object): Scenario => ({
  own: async ({ api }) => {
    const maker = staff('finance');
    const proposal = await api.ok<ProposalV1>(maker, 'POST', '/settlement/terms-proposals', newTerms());
    return { params: { proposalId: proposal.proposalId }, body: body(proposal) };
  },
  others: null,
  absent: (): Call => ({
    params: { proposalId: randomUUID() },
    body: { reason: 'seen', contentHash: '0'.repeat(64) },
  }),
});

export const settlementScenarios = {
  'settlement.read-ledger-heads': { own: () => ({}), others: null, absent: null },
  'settlement.read-positions': { own: () => ({ params: { day: 'today' } }), others: null, absent: null },
  'settlement.read-windows': { own: () => ({ params: { day: 'today' } }), others: null, absent: null },
  // No window has closed while the walk goes on.
  'settlement.read-instruction': {
    own: () => null,
    others: null,
    absent: () => ({ params: { windowId: randomUUID() } }),
  },
  'settlement.read-network-statement': {
    own: statementOf(NETWORK),
    others: statementOf(OTHER_NETWORK),
    absent: null,
    othersStatus: 403,
  },
  'settlement.import-bank-statement': { own: () => ({ body: newStatement() }), others: null, absent: null },
  'settlement.import-network-report': {
    own: () => ({
      params: { network: 'm2t', day: '2026-11-27' },
      body: { format: 'csv', document: 'reference;direction;amount;currency\n' },
    }),
    others: null,
    absent: null,
  },
  'settlement.read-match': {
    own: () => ({ params: { network: 'm2t', day: '2026-11-27' } }),
    others: null,
    absent: null,
  },
  'settlement.read-reconciliation': {
    own: () => ({ query: 'from=2026-11-21&to=2026-11-27' }),
    others: null,
    absent: null,
  },
  'settlement.read-breaks': { own: () => ({}), others: null, absent: null },
  'settlement.read-break': ofBreak(),
  'settlement.comment-break': ofBreak(() => ({ commentId: randomUUID(), text: 'seen' })),
  'settlement.propose-break-resolution': ofBreak(() => ({
    proposalId: randomUUID(),
    resolution: 'accepted',
    reason: 'seen',
  })),
  'settlement.read-safeguarding': {
    own: () => null,
    others: null,
    absent: () => ({ params: { day: '2020-01-01' } }),
  },
  'settlement.read-safeguarding-history': {
    own: () => ({ query: 'from=2026-11-21&to=2026-11-27' }),
    others: null,
    absent: null,
  },
  'settlement.read-terms': { own: () => ({}), others: null, absent: null },
  'settlement.propose-match-rules': {
    own: () => ({
      body: {
        proposalId: randomUUID(),
        rules: { effectiveFrom: '2090-01-01', lateDays: 3, source: 'Agreement of the walk' },
        reason: 'A long week-end',
      },
    }),
    others: null,
    absent: null,
  },
  'settlement.propose-terms': { own: () => ({ body: newTerms() }), others: null, absent: null },
  'settlement.read-proposals': { own: () => ({}), others: null, absent: null },
  'settlement.approve-proposal': decided(({ contentHash }) => ({ contentHash, reason: 'seen' })),
  'settlement.reject-proposal': decided(() => ({ reason: 'seen' })),
} satisfies Partial<Scenarios<`settlement.${string}`>>;
