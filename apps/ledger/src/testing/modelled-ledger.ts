import { randomUUID } from 'node:crypto';
import type { AccountToOpenV1, ChangeAccountV1, TransferToPostV1 } from '@hanout/contracts';
import { AccountsService } from '../accounts/accounts.service';
import { expireHolds } from '../holds/holds.queries';
import { LedgerModel, type ModelAccount } from './ledger-model';
import { aTransfer, outcomeOf, type TestLedger } from './test-ledger';

/** Few accounts with close bounds, so that transfers meet often. The last place is an account that does not exist. */
const PLACES: Omit<AccountToOpenV1, 'accountId'>[] = [
  { kind: 'safeguarding_mirror', currency: 'MAD' },
  { kind: 'customer', currency: 'MAD', floorMinor: '0' },
  { kind: 'customer', currency: 'MAD', floorMinor: '0' },
  { kind: 'merchant', currency: 'MAD', floorMinor: '0', ceilingMinor: '300' },
  { kind: 'agent_float', currency: 'MAD', floorMinor: '-50', ceilingMinor: '100' },
  { kind: 'clearing', currency: 'MAD' },
  { kind: 'safeguarding_mirror', currency: 'EUR' },
];
export const PLACE_MAX = PLACES.length;
export const EXPIRY_MAX_SECONDS = 60;

/** Accounts of its own in a real ledger, and the model beside it: whatever is asked is asked of both. */
export class ModelledLedger {
  /** Every transfer that was asked for, in order. */
  readonly asked: TransferToPostV1[] = [];
  readonly changes: ChangeAccountV1[] = [];
  private readonly service: AccountsService;

  private constructor(
    private readonly ledger: TestLedger,
    private readonly places: readonly string[],
    readonly model: LedgerModel,
    /** What was answered, whatever the run. */
    private readonly seen: Set<string>,
  ) {
    this.service = new AccountsService(ledger.dataSource);
  }

  /** The ledger's time must be ahead of the clock: then it stands still. */
  static async open(ledger: TestLedger, seen: Set<string>): Promise<ModelledLedger> {
    const accounts = PLACES.map((place): AccountToOpenV1 => ({ accountId: randomUUID(), ...place }));
    await new AccountsService(ledger.dataSource).openAccounts(accounts);
    const [head] = await ledger.dataSource.query<{ posted_at: Date }[]>('select posted_at from ledger_head');
    const model = new LedgerModel(
      new Map(accounts.map((one) => [one.accountId, emptyOf(one)])),
      head!.posted_at.getTime(),
    );
    const places = [...accounts.map(({ accountId }) => accountId), randomUUID()];
    const opened = new ModelledLedger(ledger, places, model, seen);
    await opened.post([1, 2, 3].map((place) => aTransfer(places[0]!, places[place]!, 250n)));
    return opened;
  }

  accountAt(place: number): string {
    return this.places[place]!;
  }

  async post(transfers: readonly TransferToPostV1[]): Promise<void> {
    const answers = await this.ledger.post(...transfers);
    expect(answers).toEqual(this.model.post(transfers));
    for (const answer of answers) this.seen.add(outcomeOf(answer));
    await this.agree();
  }

  async change(change: ChangeAccountV1): Promise<void> {
    this.changes.push(change);
    const answer = await this.service.changeAccount(change);
    expect(answer).toEqual(this.model.change(change));
    this.seen.add(`change: ${answer.reason ?? answer.outcome}`);
    await this.agree();
  }

  async passTime(seconds: number): Promise<void> {
    this.model.now += seconds * 1_000;
    await this.ledger.setTime(new Date(this.model.now));
  }

  async expire(): Promise<void> {
    const all = await expireHolds(this.ledger.dataSource, 100_000);
    const expired = all.filter(({ transferId }) => this.model.transfers.has(transferId));
    expect(expired.map(({ transferId }) => transferId)).toEqual(this.model.expire());
    if (expired.length > 0) this.seen.add('expired');
    await this.agree();
  }

  /** Balances and what is held, as people read them. */
  private async agree(): Promise<void> {
    const ids = [...this.model.accounts.keys()];
    const { balances } = await this.service.readBalances(ids);
    const found = new Map(balances.map((one) => [one.accountId, one]));
    const money = (minor: bigint, currency: string) => ({ minor: minor.toString(), currency });
    for (const [accountId, { currency, status, balance, heldOut, heldIn }] of this.model.accounts) {
      expect(found.get(accountId)).toMatchObject({
        status,
        balance: money(balance, currency),
        available: money(balance - heldOut, currency),
        heldOut: money(heldOut, currency),
        heldIn: money(heldIn, currency),
      });
    }
  }

  /** Lets every hold that expires do so, and compares the balance after each entry and what became of each transfer. */
  async end(): Promise<void> {
    await this.passTime(EXPIRY_MAX_SECONDS + 1);
    await this.expire();
    const { dataSource } = this.ledger;
    const entries = await dataSource.query<{ account_id: string; after: string }[]>(
      `select account_id, balance_after_minor as after from entries join accounts using (account_no)
         where account_id = any($1) order by entry_id, direction desc`,
      [this.places],
    );
    expect(entries.map(({ account_id, after }) => `${account_id} ${after}`)).toEqual(
      this.model.entries.map(({ accountId, after }) => `${accountId} ${after}`),
    );
    const ids = [...this.model.transfers.keys()];
    const decided = await dataSource.query<{ transfer_id: string; state: string }[]>(
      'select transfer_id, state from read_targets($1)',
      [ids],
    );
    const states = new Map(decided.map(({ transfer_id, state }) => [transfer_id, state]));
    expect(states).toEqual(new Map([...this.model.transfers].map(([id, { state }]) => [id, state])));
  }
}

function emptyOf({ currency, floorMinor, ceilingMinor }: AccountToOpenV1): ModelAccount {
  return {
    currency,
    status: 'open',
    ...(floorMinor !== undefined && { floor: BigInt(floorMinor) }),
    ...(ceilingMinor !== undefined && { ceiling: BigInt(ceilingMinor) }),
    balance: 0n,
    heldOut: 0n,
    heldIn: 0n,
  };
}
