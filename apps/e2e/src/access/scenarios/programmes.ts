import { randomUUID } from 'node:crypto';
import { atTheCounter } from '../agents';
import type { Call, Scenario, Scenarios } from '../scenario';

const of = (rosterId: string, more: Record<string, string> = {}): Call => ({ params: { rosterId, ...more } });

/** Rosters are the programme's, so nobody's is somebody else's. */
const ofRoster: Scenario = {
  own: ({ rosterId }) => of(rosterId),
  others: null,
  absent: () => of(randomUUID()),
};

export const programmesScenarios = {
  'programmes.create-roster': { own: (world) => ({ body: world.newRoster() }), others: null, absent: null },
  'programmes.send-roster-file': {
    own: ({ openRosterId }) => ({ ...of(openRosterId, { file: 'households' }), file: 'idcs;cin\r\n' }),
    others: null,
    absent: () => ({ ...of(randomUUID(), { file: 'households' }), file: 'idcs;cin\r\n' }),
  },
  'programmes.evaluate-roster': ofRoster,
  'programmes.read-roster': ofRoster,
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
  'programmes.explain-household': {
    own: ({ rosterId, idcs }) => of(rosterId, { idcs }),
    others: null,
    absent: ({ rosterId }) => of(rosterId, { idcs: '0000000000' }),
  },
  'programmes.record-funding': {
    own: () => ({ params: { programme: 'tayssir' }, body: aDeposit() }),
    others: null,
    absent: () => ({ params: { programme: 'nonesuch' }, body: aDeposit() }),
  },
} satisfies Partial<Scenarios<`programmes.${string}`>>;

function aDeposit(): object {
  return { bankReference: randomUUID(), amount: { minor: '100', currency: 'MAD' } };
}

function aVoucher(code: string): object {
  return { code, amount: { minor: '56000', currency: 'MAD' } };
}

function redeemed(code: string): Call {
  return { headers: { 'idempotency-key': randomUUID() }, body: aVoucher(code) };
}
