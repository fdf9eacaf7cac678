import type { RemoteEvent, RemoteOrder, RemoteResult, RemoteSystem } from '@hanout/network-testing';
import type { Book } from '../books/book';
import { faultByAmount, type AnswerFault, type Taken } from '../faults/fault-table';
import type { FaultsService } from '../faults/faults.service';
import { eventOf, type Notice } from '../notices/notice';
import type { PlayedNetwork } from './networks';

/** An amount asks for a spoilt answer: thrown out of the face before anything is done. */
export class AnswerSpoilt extends Error {
  constructor(readonly fault: Taken<AnswerFault>) {
    super(`an amount asks for ${fault.mode}`);
  }
}

/** A network's system as its face asks it, with what goes wrong of each order. */
export function systemOf(
  { name, secret, accounts, book, spoilt }: PlayedNetwork,
  faults: FaultsService,
): RemoteSystem {
  const payOne = (order: RemoteOrder): RemoteResult =>
    book.pay(order, () => ({
      decision: faults.take(name, 'decision', order.amountMinor),
      notice: faults.take(name, 'notice', order.amountMinor),
    }));
  return {
    network: name,
    secret,
    // What is signed is signed now, whatever day it is in the books.
    now: () => new Date(),
    register: (batch) => accounts.register(batch),
    findRegistration: (id) => accounts.find(id),
    pay: (orders) => {
      const asking = orders.filter(
        ({ id, amountMinor }) => faultByAmount('answer', amountMinor) && !spoilt.has(id),
      );
      asking.forEach(({ id }) => spoilt.add(id));
      const [first] = asking;
      const fault = first && faults.takeByAmount(name, 'answer', first.amountMinor);
      if (fault) throw new AnswerSpoilt(fault);
      return orders.map(payOne);
    },
    findPayment: (id) => book.find(id),
    reverse: (id) => book.reverse(id),
    report: (day) => book.report(day),
    ...laidOut(book),
  };
}

/** For wires that lay out for us what there is to tell. */
function laidOut(book: Book): Pick<RemoteSystem, 'toTell' | 'heard'> {
  const noticeOf = new Map<RemoteEvent, Notice>();
  return {
    toTell: () =>
      book.noticesDue().map(({ entry, notice }) => {
        const event = eventOf(entry, notice);
        noticeOf.set(event, notice);
        return event;
      }),
    heard: (events) => {
      for (const event of events) {
        const notice = noticeOf.get(event);
        if (notice) book.isTold(notice);
      }
    },
  };
}
