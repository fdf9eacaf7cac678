import { PAYMENT_CHANNELS, PAYMENT_KINDS, PAYMENT_STATES, type PaymentState } from '@hanout/contracts';
import fc from 'fast-check';
import {
  isFinal,
  LEDGER_ANSWERS,
  LEDGER_STEPS,
  moved,
  openingState,
  PAYMENT_EVENTS,
  PAYMENT_MOVES,
} from './payment.moves';

const openings = PAYMENT_KINDS.flatMap((kind) =>
  PAYMENT_CHANNELS.map((channel) => openingState({ kind, channel })),
);

describe('the table of moves', () => {
  it('reaches every state from an opening', () => {
    const reached = new Set<PaymentState>(openings);
    for (const state of reached) for (const next of Object.values(PAYMENT_MOVES[state])) reached.add(next);
    expect([...reached].sort()).toEqual([...PAYMENT_STATES].sort());
  });

  it('is exactly this', () => {
    const rows = PAYMENT_STATES.flatMap((state) =>
      PAYMENT_EVENTS.map((event) => [state, event, moved(state, event)]).filter(
        ([, , to]) => to !== undefined,
      ),
    );
    expect(rows.map((row) => row.join(' '))).toMatchInlineSnapshot(`
      [
        "requested approved pending",
        "requested declined declined",
        "requested cancelled cancelled",
        "requested expired expired",
        "pending posted completed",
        "pending refused failed",
        "holding refused failed",
        "holding held held",
        "held approved settling",
        "held declined declining",
        "held cancelled cancelling",
        "held expired expiring",
        "settling posted completed",
        "settling refused failing",
        "failing released failed",
        "declining released declined",
        "cancelling released cancelled",
        "expiring released expired",
      ]
    `);
  });

  it.each([
    ['merchant_payment', 'code', 'pending'],
    ['bill_payment', 'code', 'pending'],
    // A part of a split.
    ['merchant_payment', 'request', 'requested'],
    ['person_to_person', 'request', 'requested'],
    ['cash_out', 'counter', 'requested'],
    ['float_swap', 'request', 'requested'],
    ['cash_out', 'withdrawal_code', 'holding'],
    ['payout', 'network', 'holding'],
    ['collection', 'network', 'pending'],
    ['recall', 'code', 'holding'],
    ['refund', 'request', 'pending'],
  ] as const)('opens a %s by %s as %s', (kind, channel, state) => {
    expect(openingState({ kind, channel })).toBe(state);
  });

  it('comes to an end from everywhere, without a ring, each event once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...openings), fc.infiniteStream(fc.nat()), (opening, choices) => {
        let state = opening;
        const seen = new Set<string>();
        while (!isFinal(state)) {
          const events = Object.keys(PAYMENT_MOVES[state]) as (typeof PAYMENT_EVENTS)[number][];
          const event = events[(choices.next().value as number) % events.length]!;
          expect(seen.has(event)).toBe(false);
          seen.add(event);
          state = moved(state, event)!;
        }
      }),
    );
  });

  it.each(PAYMENT_STATES)('%s asks the ledger, waits for people, or is over', (state) => {
    const step = LEDGER_STEPS[state];
    const events = Object.keys(PAYMENT_MOVES[state]).sort();
    if (step) expect(events).toEqual(Object.values(LEDGER_ANSWERS[step]).sort());
    else expect([[], ['approved', 'cancelled', 'declined', 'expired']]).toContainEqual(events);
  });

  it('lets nothing that was held end without the ledger’s word', () => {
    for (const end of Object.values(PAYMENT_MOVES.held)) expect(LEDGER_STEPS[end]).toBeDefined();
  });
});
