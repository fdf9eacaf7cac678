import { instanceAsks, type Ask } from '@hanout/contracts';
import type { Asks } from '@hanout/messaging';

type InstanceAsks = ReturnType<typeof instanceAsks>;

/** What may be asked of an instance, be it this one or a peer. */
export type LedgerDoor = {
  [Name in keyof InstanceAsks]: InstanceAsks[Name] extends Ask<infer Question, infer Answer>
    ? (question: Question) => Promise<Answer>
    : never;
};

/** A peer, asked over the bus. Every method throws `NoAnswer` when what became of the question is unknown. */
export function peerDoor(asks: Asks, instance: string): LedgerDoor {
  const own = instanceAsks(instance);
  return {
    openAccounts: (question) => asks.ask(own.openAccounts, question),
    changeAccount: (question) => asks.ask(own.changeAccount, question),
    readBalances: (question) => asks.ask(own.readBalances, question),
    readAccount: (question) => asks.ask(own.readAccount, question),
    readStatement: (question) => asks.ask(own.readStatement, question),
    postTransfers: (question) => asks.ask(own.postTransfers, question),
    readTransfer: (question) => asks.ask(own.readTransfer, question),
    proveLedger: (question) => asks.ask(own.proveLedger, question),
    readTotals: (question) => asks.ask(own.readTotals, question),
    takeHalves: (question) => asks.ask(own.takeHalves, question),
    locateTransfers: (question) => asks.ask(own.locateTransfers, question),
  };
}
