import { randomUUID } from 'node:crypto';
import {
  createPayout,
  payoutsEnded,
  takePayouts,
  type NetworkName,
  type PaymentV1,
  type PayoutBodyV1,
  type PayoutToTakeV1,
  type PayoutV1,
  type TakePayoutsV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER, waitFor, type FakeAnswers } from '@hanout/testing';
import { FAST, mad, P2P_SCHEDULE, PAYOUT_SCHEDULE, Stage, type Actor } from './stage';

export const ACCOUNT = '+212612345678';

/** `deaf`: nothing is taken. `mute`: it is taken, and nobody hears that it was. */
export type NetworkMood = 'well' | 'deaf' | 'mute';

/** Stands in for the services of networks, as ADR 24 has them: what they know of a payout they say again. */
export class PayoutDesk {
  readonly moods = new Map<NetworkName, NetworkMood>();
  readonly taken = new Map<string, PayoutToTakeV1>();
  readonly states = new Map<string, PayoutV1>();
  readonly questions = new Map<NetworkName, TakePayoutsV1[]>();
  /** What a network says of a payout when it takes it. */
  atOnce: (payoutId: string) => PayoutV1 = (payoutId) => ({ payoutId, state: 'waiting' });
  private fakes: FakeAnswers<TakePayoutsV1>[] = [];

  private constructor(private readonly stage: Stage) {}

  /** On a stage of its own, where payouts have a price and networks are asked at once. */
  static async set(networks: NetworkName[]): Promise<{ stage: Stage; desk: PayoutDesk }> {
    const stage = await Stage.set({
      ...FAST,
      ASK_NETWORKS_EVERY_MS: '50',
      NETWORK_DEADLINE_MS: '300',
      ASK_UNTOLD_AFTER_MS: '86400000',
    });
    await stage.publishSchedule(P2P_SCHEDULE);
    await stage.publishSchedule(PAYOUT_SCHEDULE);
    return { stage, desk: await PayoutDesk.open(stage, networks) };
  }

  static async open(stage: Stage, networks: NetworkName[]): Promise<PayoutDesk> {
    const desk = new PayoutDesk(stage);
    for (const network of networks) {
      const fake = await fakeAnswers(stage.nats.url, takePayouts[network], ({ payouts }) => {
        const mood = desk.moods.get(network) ?? 'well';
        if (mood === 'deaf') return NO_ANSWER;
        const answer = { payouts: payouts.map((one) => desk.take(one)) };
        return mood === 'mute' ? NO_ANSWER : answer;
      });
      desk.questions.set(network, fake.questions);
      desk.fakes.push(fake);
    }
    return desk;
  }

  /** Everybody is well, and says nothing but that it waits. */
  calm(): void {
    this.moods.clear();
    this.atOnce = (payoutId) => ({ payoutId, state: 'waiting' });
    this.stage.ledger.mood = 'well';
  }

  async close(): Promise<void> {
    await Promise.all(this.fakes.map((fake) => fake.stop()));
  }

  private take(payout: PayoutToTakeV1): PayoutV1 {
    const { payoutId } = payout;
    const before = this.taken.get(payoutId);
    if (before && JSON.stringify(before) !== JSON.stringify(payout))
      return { payoutId, state: 'waiting', reason: 'id_reused' };
    this.taken.set(payoutId, payout);
    const said = this.states.get(payoutId) ?? this.atOnce(payoutId);
    this.states.set(payoutId, said);
    return said;
  }

  pay(payer: Actor, body: Partial<PayoutBodyV1> = {}, key: string = randomUUID()) {
    const full: PayoutBodyV1 = { network: 'wafacash', account: ACCOUNT, amount: mad(10_000), ...body };
    const question = { caller: payer.caller, idempotencyKey: key, body: full };
    return this.stage.asks.ask(createPayout, question, { deadlineMs: 5_000 });
  }

  /** One that is held, and taken by its network. */
  async held(payer: Actor): Promise<PaymentV1> {
    const { payment } = await this.pay(payer);
    expect(payment.state).toBe('held');
    await this.isTaken(payment.paymentId);
    return payment;
  }

  /** Told by the network, as its service tells it: once, or as often as the spec says it. */
  async tell(network: NetworkName, ...payouts: PayoutV1[]): Promise<void> {
    for (const one of payouts) this.states.set(one.payoutId, one);
    await this.stage.say(payoutsEnded[network], { network, payouts });
  }

  async stateOf(paymentId: string): Promise<string | undefined> {
    const rows = await this.stage.query<{ state: string }>(
      'select state from payments where payment_id = $1',
      [paymentId],
    );
    return rows[0]?.state;
  }

  async comesTo(paymentId: string, state: string): Promise<void> {
    await waitFor(async () => (await this.stateOf(paymentId)) === state, { what: `a payout to be ${state}` });
  }

  isTaken(paymentId: string): Promise<void> {
    return waitFor(() => this.taken.has(paymentId), { what: 'a payout to be taken' });
  }
}

export const succeeded = (payoutId: string, ref = 'REF-77'): PayoutV1 => ({
  payoutId,
  state: 'succeeded',
  ref,
  endedAt: '2026-11-28T10:00:00.000Z',
});
export const declined = (payoutId: string, reason = 'ACCOUNT_BARRED'): PayoutV1 => ({
  payoutId,
  state: 'declined',
  reason,
});
