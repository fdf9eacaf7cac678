import {
  openAccounts,
  postTransfers,
  type AccountChangeV1,
  type AccountsOpenedV1,
  type AccountV1,
  type BalancesV1,
  type ChangeAccountV1,
  type LedgerProofV1,
  type LedgerTotalsV1,
  type OpenAccountsV1,
  type PostTransfersV1,
  type ProveLedgerV1,
  type ReadAccountV1,
  type ReadBalancesV1,
  type ReadStatementV1,
  type ReadTotalsV1,
  type ReadTransferV1,
  type StatementV1,
  type TransfersPostedV1,
  type TransferV1,
} from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { LEDGER_ERRORS } from '../ledger.errors';
import { checkForms } from '../transfers/transfer.door';
import { proofOfAll, totalsOfAll } from './all-proofs';
import { Instance } from './instance';
import { peerDoor, type LedgerDoor } from './ledger-door';
import { OwnLedger } from './own-ledger';
import { idsToLocate, routesOf, type Located } from './routes';

/**
 * Answers for the ledger as a whole: each part of a question is asked of the instance it belongs to, with the ids it came
 * with, and the answers are put together. Where one part has no answer, the question has none.
 */
@Injectable()
export class Router {
  private readonly doors: ReadonlyMap<string, LedgerDoor>;

  constructor(
    private readonly instance: Instance,
    asks: Asks,
    own: OwnLedger,
  ) {
    this.doors = new Map(
      instance.map.instances.map((name) => [name, name === instance.name ? own : peerDoor(asks, name)]),
    );
  }

  async openAccounts({ accounts }: OpenAccountsV1): Promise<AccountsOpenedV1> {
    const owners = accounts.map(({ accountId }) => this.instance.map.ownerOf(accountId));
    const answers = await inParts(openAccounts.subject, accounts, owners, async (owner, part) => {
      return (await this.door(owner).openAccounts({ accounts: part })).accounts;
    });
    return { accounts: answers };
  }

  changeAccount(question: ChangeAccountV1): Promise<AccountChangeV1> {
    return this.ownerOf(question).changeAccount(question);
  }

  async readBalances({ accountIds }: ReadBalancesV1): Promise<BalancesV1> {
    const parts = groupedBy(accountIds, (accountId) => this.instance.map.ownerOf(accountId));
    const answers = await Promise.all(
      [...parts].map(([owner, part]) => this.door(owner).readBalances({ accountIds: part })),
    );
    return { balances: answers.flatMap(({ balances }) => balances) };
  }

  readAccount(question: ReadAccountV1): Promise<AccountV1> {
    return this.ownerOf(question).readAccount(question);
  }

  readStatement(question: ReadStatementV1): Promise<StatementV1> {
    return this.ownerOf(question).readStatement(question);
  }

  async postTransfers({ transfers }: PostTransfersV1): Promise<TransfersPostedV1> {
    checkForms(transfers);
    const routes = routesOf(transfers, this.instance.map, await this.locate(idsToLocate(transfers)));
    const postings = await inParts(postTransfers.subject, transfers, routes, async (owner, part) => {
      return (await this.door(owner).postTransfers({ transfers: part })).postings;
    });
    return { postings };
  }

  /** At home first; then all others, as an id does not say where its accounts are. */
  async readTransfer(question: ReadTransferV1): Promise<TransferV1> {
    const ask = (name: string): Promise<TransferV1 | undefined> =>
      this.door(name)
        .readTransfer(question)
        .catch((error: unknown) => {
          if (error instanceof DomainError && error.code === 'ledger.transfer_unknown') return undefined;
          throw error;
        });
    const own = await ask(this.instance.name);
    if (own) return own;
    const answers = await Promise.allSettled(this.instance.peers.map(ask));
    for (const answer of answers) if (answer.status === 'fulfilled' && answer.value) return answer.value;
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    throw LEDGER_ERRORS.error('ledger.transfer_unknown', { field: 'transferId' });
  }

  async proveLedger(question: ProveLedgerV1): Promise<LedgerProofV1> {
    const doors = [...this.doors.values()];
    return proofOfAll(await Promise.all(doors.map((door) => door.proveLedger(question))));
  }

  async readTotals(question: ReadTotalsV1): Promise<LedgerTotalsV1> {
    const doors = [...this.doors.values()];
    return totalsOfAll(await Promise.all(doors.map((door) => door.readTotals(question))));
  }

  private async locate(transferIds: string[]): Promise<Located> {
    const at = new Map<string, string>();
    const crossings = new Set<string>();
    if (transferIds.length === 0) return { at, crossings };
    const answers = await Promise.all(
      [...this.doors].map(async ([name, door]) => ({
        name,
        ...(await door.locateTransfers({ transferIds })),
      })),
    );
    for (const { name, crossings: crossing } of answers) {
      for (const id of crossing) {
        at.set(id, name);
        crossings.add(id);
      }
    }
    // An id that a crossing came too late for is that of the transfer which has it.
    for (const { name, decided } of answers) {
      for (const id of decided) {
        at.set(id, name);
        crossings.delete(id);
      }
    }
    return { at, crossings };
  }

  private ownerOf({ accountId }: { accountId: string }): LedgerDoor {
    return this.door(this.instance.map.ownerOf(accountId));
  }

  private door(instance: string): LedgerDoor {
    return this.doors.get(instance)!;
  }
}

/** Asks every owner once for all that is his; the answers are in the order of the items. */
async function inParts<Item, Answer>(
  subject: string,
  items: readonly Item[],
  owners: readonly string[],
  ask: (owner: string, part: Item[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const places = groupedBy([...items.keys()], (index) => owners[index]!);
  const answers: Answer[] = [];
  await Promise.all(
    [...places].map(async ([owner, part]) => {
      const found = await ask(
        owner,
        part.map((index) => items[index]!),
      ).catch((error: unknown) => {
        // One part was refused while others may be done: of the whole that is neither a yes nor a no.
        if (places.size > 1 && error instanceof DomainError) throw new NoAnswer(subject, error.message);
        throw error;
      });
      part.forEach((index, place) => (answers[index] = found[place]!));
    }),
  );
  return answers;
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
