import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { ProposalV1 } from '@hanout/contracts';
import { atTheCounter } from '../agents';
import { inDatabase } from '../database';
import { complaintOf, grantOf, otherGrantOf } from '../grants';
import { once } from '../once';
import { staff } from '../people';
import type { Call, Scenario, Scenarios } from '../scenario';

const of = (rosterId: string, more: Record<string, string> = {}): Call => ({ params: { rosterId, ...more } });

/** Rosters are the programme's, so nobody's is somebody else's. */
const ofRoster: Scenario = {
  own: ({ rosterId }) => of(rosterId),
  others: null,
  absent: () => of(randomUUID()),
};

/** As if the household had been paid by voucher. */
const voucherOf = once(async (world): Promise<string> => {
  const serial = String(randomInt(2 ** 40)).padStart(20, '0');
  await inDatabase(world.platform, 'programmes', {
    text: `insert into vouchers (serial, line_id, roster_id, idcs, code_hash, amount_minor)
           values ($1, $2, $3, $4, $5, 56000)`,
    values: [serial, randomUUID(), world.rosterId, world.idcs, randomBytes(32)],
  });
  return serial;
});

function aReissue(serial: string): object {
  return { proposalId: randomUUID(), serial, reason: 'of this walk' };
}

/** Proposed by somebody else than the one who walks. */
const decided = (body: (proposal: ProposalV1) => object): Scenario => ({
  own: async (world) => {
    const wish = aReissue(await voucherOf(world));
    const proposal = await world.api.ok<ProposalV1>(
      staff('programme_officer'),
      'POST',
      '/voucher-reissues',
      wish,
    );
    return { params: { proposalId: proposal.proposalId }, body: body(proposal) };
  },
  others: null,
  absent: () => ({
    params: { proposalId: randomUUID() },
    body: { reason: 'seen', contentHash: '0'.repeat(64) },
  }),
});

export const programmesScenarios = {
  'programmes.create-roster': { own: (world) => ({ body: world.newRoster() }), others: null, absent: null },
  'programmes.send-roster-file': {
    own: ({ openRosterId }) => ({ ...of(openRosterId, { file: 'households' }), file: 'idcs;cin\r\n' }),
    others: null,
    absent: () => ({ ...of(randomUUID(), { file: 'households' }), file: 'idcs;cin\r\n' }),
  },
  'programmes.evaluate-roster': ofRoster,
  'programmes.read-roster': ofRoster,
  'programmes.list-rosters': { own: () => ({}), others: null, absent: null },
  'programmes.approve-roster': ofRoster,
  'programmes.disburse-roster': ofRoster,
  'programmes.read-findings': ofRoster,
  'programmes.read-payees': ofRoster,
  'programmes.read-vouchers': ofRoster,
  // A code that is none: its check digit is wrong. One that fits and is nobody's is not found.
  'programmes.inspect-voucher': {
    own: (world, asked) => atTheCounter(world, asked, { body: aVoucher('1234567890120') }),
    others: null,
    absent: (world, asked) => atTheCounter(world, asked, { body: aVoucher('0000000000018') }),
    reachedBy: 400,
  },
  'programmes.redeem-voucher': {
    own: (world, asked) => atTheCounter(world, asked, redeemed('1234567890120')),
    others: null,
    absent: (world, asked) => atTheCounter(world, asked, redeemed('0000000000018')),
    reachedBy: 400,
  },
  'programmes.propose-voucher-reissue': {
    own: async (world) => ({ body: aReissue(await voucherOf(world)) }),
    others: null,
    absent: () => ({ body: aReissue('00000000000000000000') }),
  },
  'programmes.read-voucher-reissues': { own: () => ({}), others: null, absent: null },
  'programmes.approve-voucher-reissue': decided(({ contentHash }) => ({ contentHash, reason: 'seen' })),
  'programmes.reject-voucher-reissue': decided(() => ({ reason: 'seen' })),
  'programmes.explain-household': {
    own: ({ rosterId, idcs }) => of(rosterId, { idcs }),
    others: null,
    absent: ({ rosterId }) => of(rosterId, { idcs: '0000000000' }),
  },
  'programmes.read-own-grants': { own: () => ({}), others: null, absent: null },
  'programmes.complain': {
    own: async (world) => ({ body: aComplaint(await grantOf(world)) }),
    others: async (world) => ({ body: aComplaint(await otherGrantOf(world)) }),
    absent: () => ({ body: aComplaint(randomUUID()) }),
  },
  'programmes.read-complaints': { own: () => ({}), others: null, absent: null },
  'programmes.answer-complaint': {
    own: async (world) => ({ params: { complaintId: await complaintOf(world) }, body: AN_ANSWER }),
    others: null,
    absent: () => ({ params: { complaintId: randomUUID() }, body: AN_ANSWER }),
  },
  'programmes.record-funding': {
    own: () => ({ params: { programme: 'tayssir' }, body: aDeposit() }),
    others: null,
    absent: () => ({ params: { programme: 'nonesuch' }, body: aDeposit() }),
  },
} satisfies Partial<Scenarios<`programmes.${string}`>>;

const AN_ANSWER = { outcome: 'rejected', answer: 'of this walk' };

function aComplaint(rosterId: string): object {
  return { complaintId: randomUUID(), rosterId, reason: 'other' };
}

function aDeposit(): object {
  return { bankReference: randomUUID(), amount: { minor: '100', currency: 'MAD' } };
}

function aVoucher(code: string): object {
  return { code, amount: { minor: '56000', currency: 'MAD' } };
}

function redeemed(code: string): Call {
  return { headers: { 'idempotency-key': randomUUID() }, body: aVoucher(code) };
}
