import { Audit, type AuditEntry } from '@hanout/audit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { reachOf } from '@hanout/access';
import { businessDayOf, type Clock } from '@hanout/calendar';
import {
  NETWORKS,
  type CallerV1,
  type EnrolmentV1,
  type EnrolPeopleV1,
  type NetworkName,
  type PeopleEnrolledV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { CLOCK } from '@hanout/service-kit';
import { PersonalData } from '../personal-data/personal-data.service';
import { Sessions } from '../sessions/sessions.service';
import { Tiers } from '../tiers/tiers.service';
import {
  decideEnrolments,
  type Additions,
  type Decision,
  type Hash,
  type Outcome,
  type PresentedPerson,
} from './enrolment.decision';
import { LostRace, readKnown, writeAdditions } from './enrolment.queries';
import { contentOf, readPerson, type ReadPerson } from './enrolment.reading';
import { WalletOpening } from './wallet-opening.service';

/** Each lost race means that somebody else got on; a list can lose once to every list that shares a person with it. */
const RACES_MAX = 20;

/** Makes people, merchants and wallets of what an agent network presents. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tiers: Tiers,
    private readonly personalData: PersonalData,
    private readonly sessions: Sessions,
    private readonly walletOpening: WalletOpening,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One answer each, in the order asked. When it answers, the wallets are open in the ledger.
   *
   * @throws NoAnswer when the ledger does not answer: the wallets stay `opening`, and both the opening job and the same
   * ask put again complete them.
   */
  async enrolPeople({ caller, body }: EnrolPeopleV1): Promise<PeopleEnrolledV1> {
    const network = networkOf(caller);
    const readings = body.people.map(readPerson);
    const presented = readings.flatMap((reading) =>
      'person' in reading ? [this.present(reading.person)] : [],
    );
    const { outcomes } = await this.register(caller, network, presented);
    const accepted = presented.flatMap((person, place) =>
      outcomes[place]?.outcome === 'refused' ? [] : [person.enrolmentId],
    );
    const notOpened = await this.walletOpening.complete(network, accepted);

    const decided = outcomes.values();
    const enrolments = readings.map((reading, place): EnrolmentV1 => {
      const outcome: Outcome =
        'person' in reading ? decided.next().value! : { outcome: 'refused', refusal: reading.refusal };
      return answerOf(body.people[place]!.enrolmentId, outcome, notOpened);
    });
    return { enrolments };
  }

  /**
   * A wallet of the first tier for somebody whose number was proven, `by` himself or an agent. It is open when it answers.
   *
   * @param holder who has this number already; absent: somebody new
   * @throws LostRace when the number got a holder or he a wallet meanwhile: look again
   */
  async enrolNumber(
    network: NetworkName,
    person: Omit<ReadPerson, 'cin'>,
    { by, holder }: { by: (personId: string) => CallerV1; holder?: string },
  ): Promise<void> {
    const personId = holder ?? uuidV7();
    const walletId = uuidV7();
    const presented = {
      ...person,
      phoneHash: hash(this.personalData.hashPhone(person.phone)),
      contentHash: hash(this.personalData.hashContent(person.enrolmentId)),
      references: [],
    };
    const additions: Additions = {
      people: holder === undefined ? [{ personId, person: presented }] : [],
      cards: [],
      wallets: [{ walletId, personId, kind: 'customer', person: presented }],
      references: [],
      enrolments: [{ personId, walletId, person: presented }],
    };
    await inTransaction(this.dataSource, async (manager) => {
      const at = this.clock.now();
      const caps = await this.tiers.capsOn(businessDayOf(at), manager);
      await writeAdditions(manager, additions, { network, at, caps, personalData: this.personalData });
      await this.audit.record(manager, {
        by: by(personId),
        operation: 'identity.sign-up',
        subject: { kind: 'person', id: personId },
        after: { walletId, tier: person.tier, isNew: holder === undefined },
        onBehalfOf: `network:${network}`,
      });
    });
    await this.walletOpening.complete(network, [person.enrolmentId]);
  }

  /** Decides and writes in one transaction; when another list was faster with one of the people, decides again. */
  private async register(
    caller: CallerV1,
    network: NetworkName,
    people: PresentedPerson[],
  ): Promise<Decision> {
    for (let races = 0; ; races += 1) {
      try {
        return await inTransaction(this.dataSource, async (manager) => {
          const decision = decideEnrolments(people, await readKnown(manager, network, people), uuidV7);
          if (decision.additions.enrolments.length > 0) {
            const at = this.clock.now();
            const caps = await this.tiers.capsOn(businessDayOf(at), manager);
            await writeAdditions(manager, decision.additions, {
              network,
              at,
              caps,
              personalData: this.personalData,
            });
            // Who had the number before may not be who has the card: he shows again that it is his.
            for (const { personId: holderId } of decision.additions.cards)
              await this.sessions.revokeAll(manager, { holderId, reason: 'by_operator' });
            await this.audit.recordAll(manager, entriesOf(caller, network, decision));
          }
          return decision;
        });
      } catch (error) {
        if (!(error instanceof LostRace) || races >= RACES_MAX) throw error;
      }
    }
  }

  private present(person: ReadPerson): PresentedPerson {
    return {
      ...person,
      cinHash: hash(this.personalData.hashCin(person.cin)),
      phoneHash: hash(this.personalData.hashPhone(person.phone)),
      contentHash: hash(this.personalData.hashContent(contentOf(person))),
      references: person.references.map(({ scheme, value }) => ({
        scheme,
        value,
        hash: hash(this.personalData.hashReference(scheme, value)),
      })),
    };
  }
}

function entriesOf(by: CallerV1, network: NetworkName, { additions }: Decision): AuditEntry[] {
  const newPeople = new Set(additions.people.map(({ personId }) => personId));
  return additions.enrolments.map(({ personId, walletId, person }) => ({
    by,
    operation: 'identity.enrol-people',
    subject: { kind: 'person', id: personId },
    after: { walletId, tier: person.tier, isNew: newPeople.has(personId) },
    onBehalfOf: `network:${network}`,
  }));
}

/** Only a network's API client enrols, and only for its own network. */
function networkOf(caller: CallerV1): NetworkName {
  reachOf(caller, 'identity.enrol-people');
  const network = NETWORKS.find((name) => name === caller.network);
  if (caller.kind !== 'client' || network === undefined) {
    throw PLATFORM_ERRORS.error('platform.forbidden');
  }
  return network;
}

function answerOf(enrolmentId: string, outcome: Outcome, notOpened: ReadonlySet<string>): EnrolmentV1 {
  if (outcome.outcome === 'refused') {
    const { code, field } = outcome.refusal;
    return { enrolmentId, outcome: 'refused', code, ...(field !== undefined && { field }) };
  }
  if (notOpened.has(outcome.walletId)) {
    return { enrolmentId, outcome: 'refused', code: 'identity.wallet_not_opened' };
  }
  return { enrolmentId, ...outcome };
}

function hash(bytes: Buffer): Hash {
  return { bytes, hex: bytes.toString('hex') };
}
