import { randomUUID } from 'node:crypto';
import type { AccountToRegister } from '@hanout/network-kit';
import type { Behaviour, RegisteredAccount, RemotePayment } from './adapter-remote';
import type { RemoteOrder, RemoteReport, RemoteResult, RemoteSystem } from './remote-system';

/** What a remote system of the suite remembers. */
export class RemoteBooks {
  readonly accounts = new Map<string, RegisteredAccount>();
  readonly payments = new Map<string, RemotePayment>();
  /** Its statements by day, as the spec wrote them. */
  readonly reports = new Map<string, RemoteReport>();
  private readonly reversed = new Set<string>();
  /** Payments that need not be told of any longer. */
  private readonly heard = new Set<string>();

  /** The system as it answers while it behaves so. */
  asSystem(secret: string, behaviour: () => Behaviour): RemoteSystem {
    const say = (id: string, entry: { ref: string; word: RemoteResult['word'] }, how = behaviour()) =>
      resultOf(id, entry, how);
    return {
      network: 'under-test',
      secret,
      now: () => new Date(),
      register: (accounts) =>
        spoilList(accounts, behaviour(), (account, how) =>
          say(
            account.registrationId,
            { ref: this.register(account, how), word: wordFor(how) ?? 'done' },
            how,
          ),
        ),
      findRegistration: (id) => {
        const ref = this.accounts.get(id)?.ref;
        return ref === undefined ? undefined : say(id, { ref, word: 'done' });
      },
      pay: (orders) =>
        spoilList(orders, behaviour(), (order, how) => {
          const { ref, state } = this.pay(order, how);
          return say(order.id, { ref, word: state }, how);
        }),
      findPayment: (id) => {
        const known = this.payments.get(id);
        return known && { ...say(id, { ref: known.ref, word: known.state }), order: known.order };
      },
      reverse: (id) => {
        if (this.payments.get(id)?.state === 'done') return { id, word: 'declined', reason: 'ALREADY_DONE' };
        this.reversed.add(id);
        return { id, word: 'done', ref: `REV-${id.slice(0, 8)}` };
      },
      report: (day) => this.reports.get(day),
      toTell: () =>
        [...this.payments.values()]
          .filter(({ order }) => !this.heard.has(order.id))
          .map(({ order, ref, state }) => ({
            event: 'payout',
            order,
            result: say(order.id, { ref, word: state }),
          })),
      heard: (events) => {
        for (const one of events) if (one.event === 'payout') this.heard.add(one.order.id);
      },
    };
  }

  private register(account: AccountToRegister, how: Behaviour): string {
    if (wordFor(how)) return '';
    const known = this.accounts.get(account.registrationId);
    const entry = known ?? { account, ref: `REF-${this.accounts.size + 1}`, times: 0 };
    entry.times += 1;
    this.accounts.set(account.registrationId, entry);
    return entry.ref;
  }

  private pay(order: RemoteOrder, how: Behaviour): RemotePayment {
    const known = this.payments.get(order.id);
    const entry: RemotePayment = known ?? {
      order,
      ref: `PAY-${this.payments.size + 1}`,
      state: 'pending',
      times: 0,
    };
    entry.times += 1;
    // Whoever asks again is told again.
    this.heard.delete(order.id);
    if (entry.state === 'pending')
      entry.state = this.reversed.has(order.id) ? 'declined' : (wordFor(how) ?? 'done');
    this.payments.set(order.id, entry);
    return entry;
  }
}

/** What becomes of an order by the remote's own will. */
function wordFor(how: Behaviour): 'declined' | 'pending' | undefined {
  if (how === 'decline') return 'declined';
  return how === 'pending' ? 'pending' : undefined;
}

function resultOf(
  id: string,
  { ref, word }: { ref: string; word: RemoteResult['word'] },
  how: Behaviour,
): RemoteResult {
  if (how === 'unheard_of_word') return { id, word: 'unheard_of', ref };
  if (how === 'no_word') return { id, word: 'none', ref };
  if (word === 'declined') return { id, word, reason: 'ACCOUNT_BARRED' };
  return { id, word, ...(word === 'done' && how !== 'no_reference' ? { ref } : {}) };
}

/** Does the work for each and answers with a list that is not always what was asked. */
function spoilList<Asked>(
  asked: readonly Asked[],
  behaviour: Behaviour,
  work: (one: Asked, how: Behaviour) => RemoteResult,
): RemoteResult[] {
  const results = asked.map((one, index) =>
    work(one, behaviour === 'decline_first' ? (index === 0 ? 'decline' : 'ok') : behaviour),
  );
  switch (behaviour) {
    case 'miss_last':
      return results.slice(0, -1);
    case 'reverse_order':
      return results.reverse();
    case 'contradict_itself':
      return results.flatMap((one) => [{ id: one.id, word: 'declined', reason: 'NO' }, one]);
    case 'speak_of_others':
      return [{ id: randomUUID(), word: 'declined', reason: 'NO' }, ...results];
    default:
      return results;
  }
}
