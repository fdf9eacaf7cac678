import { reachOf } from '@hanout/access';
import type { PageRequestV1, PayeesV1, PeopleRegisteredV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { demandState, rosterOf } from '../rosters/rosters.queries';
import { Sealing } from '../sealing/sealing';
import { payeePlace, type Payee } from './payee';

/** The scheme by which `identity` names the social register's number. */
const SOCIAL_REGISTER = 'idcs';

/** Who is to be paid, and the wallets their networks have opened for them. */
@Injectable()
export class PayeesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
  ) {}

  /**
   * A wallet counts for the households of the network that opened it, and the first one stays: another registration
   * under the same number, by whomever, cannot draw a grant away.
   */
  async learnWallets({ network, people }: PeopleRegisteredV1, manager: EntityManager): Promise<void> {
    const payees = people
      .filter((person) => person.walletKind === 'customer')
      .flatMap(({ walletId, personId, references }) =>
        references
          .filter(({ scheme }) => scheme === SOCIAL_REGISTER)
          .map(({ value }) => ({ idcs: value, walletId, personId })),
      );
    if (payees.length === 0) return;
    await manager.query(
      `insert into payees (idcs, network, wallet_id, person_id)
       select idcs, $1, wallet_id, person_id
         from unnest($2::text[], $3::uuid[], $4::uuid[]) as told (idcs, wallet_id, person_id)
        order by idcs
       on conflict (idcs, network) do nothing`,
      [
        network,
        payees.map((one) => one.idcs),
        payees.map((one) => one.walletId),
        payees.map((one) => one.personId),
      ],
    );
  }

  /** A network sees its own payees only, and only those it has still to open a wallet for. */
  async read({ caller, rosterId, after, limit }: PageRequestV1): Promise<PayeesV1> {
    reachOf(caller, 'programmes.read-payees');
    if (!caller.network) throw PLATFORM_ERRORS.error('platform.forbidden');
    if (after !== undefined && !/^\d{10}$/.test(after))
      throw PROGRAMMES_ERRORS.error('programmes.invalid_cursor');
    demandState(
      await rosterOf(this.dataSource.manager, rosterId),
      'evaluated',
      'approved',
      'disbursing',
      'closed',
    );
    const rows: { idcs: string; language: string; payee: Buffer }[] = await this.dataSource.query(
      `select h.idcs, h.language, h.payee from households h
        where h.roster_id = $1 and h.network = $2 and h.outcome = 'wallet' and h.idcs > $3
          and not exists (select 1 from payees p where p.idcs = h.idcs and p.network = h.network)
        order by h.idcs limit $4`,
      [rosterId, caller.network, after ?? '', limit],
    );
    return {
      items: rows.map(({ idcs, language, payee }) => {
        const { cin, nameAr, nameFr, phone } = JSON.parse(
          this.sealing.open(payee, payeePlace(rosterId, idcs)).toString(),
        ) as Payee;
        return { cursor: idcs, idcs, cin, nameAr, nameFr, phone: phone ?? '', language };
      }),
    };
  }
}
