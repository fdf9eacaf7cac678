import { createHash, randomUUID } from 'node:crypto';
import { Audit, AUDIT_MIGRATIONS } from '@hanout/audit';
import type { CallerV1, Envelope, EvidenceKind, TierChangedV1 } from '@hanout/contracts';
import { createDataSource, migrate } from '@hanout/database';
import { CreateMessaging1735689600000, Outbox } from '@hanout/messaging';
import { createTestDatabase, fixedClock, type TestDatabase } from '@hanout/testing';
import { TwoPersons } from '@hanout/two-person';
import type { DataSource } from 'typeorm';
import { ExpireCasesJob } from '../src/kyc-cases/expire-cases.job';
import { KycCases } from '../src/kyc-cases/kyc-cases.service';
import { KycReviews } from '../src/kyc-cases/kyc-reviews.service';
import { migrations } from '../src/migrations';
import { PersonalData } from '../src/personal-data/personal-data.service';
import { Verifications } from '../src/re-verification/verifications.service';
import { Screening } from '../src/screening/screening.service';
import { TierChanges } from '../src/tiers/tier-changes.service';
import { Tiers } from '../src/tiers/tiers.service';
import { WalletTiers } from '../src/tiers/wallet-tiers.service';
import { testKey } from './people';

export interface Holder {
  personId: string;
  walletId: string;
  caller: CallerV1;
}

/** Tiers and cases on a database of their own, without the doors. */
export class KycWorld {
  readonly clock = fixedClock('2026-03-02T10:00:00Z');
  source: DataSource;
  cases: KycCases;
  reviews: KycReviews;
  personalData: PersonalData;
  screening: Screening;
  verifications: Verifications;
  walletTiers: WalletTiers;
  tierChanges: TierChanges;
  persons: TwoPersons;
  expiry: ExpireCasesJob;
  private database: TestDatabase;

  async open(): Promise<void> {
    this.database = await createTestDatabase();
    this.source = createDataSource({
      url: this.database.url,
      poolMax: 20,
      applicationName: 'spec',
      entities: [],
      migrations: [CreateMessaging1735689600000, ...AUDIT_MIGRATIONS, ...migrations],
    });
    await this.source.initialize();
    await migrate(this.source);
    const audit = new Audit();
    const outbox = new Outbox('identity');
    const tiers = new Tiers(this.source, outbox);
    await tiers.onModuleInit();
    this.persons = new TwoPersons(this.source, audit);
    this.tierChanges = new TierChanges(this.source, this.persons, tiers, this.clock);
    this.walletTiers = new WalletTiers(tiers, outbox, this.clock);
    this.cases = new KycCases(this.source, audit, this.clock);
    this.personalData = new PersonalData({
      cinHashKey: testKey('cin'),
      lookupHashKey: testKey('lookup'),
      encryptionKeys: `test:${testKey('seal')}`,
    } as never);
    this.screening = new Screening(this.source, this.personalData, this.clock);
    await this.screening.onModuleInit();
    this.verifications = new Verifications(this.source, this.walletTiers, outbox, audit, this.clock);
    await this.verifications.onModuleInit();
    this.reviews = new KycReviews(
      this.source,
      this.walletTiers,
      this.screening,
      this.verifications,
      audit,
      this.clock,
      {
        lookupHashKey: testKey('lookup'),
      } as never,
    );
    await this.reviews.onModuleInit();
    this.expiry = new ExpireCasesJob(this.source, undefined as never, this.clock);
  }

  async close(): Promise<void> {
    await this.source?.destroy();
    await this.database?.drop();
  }

  /** From now on such a share is seen twice. */
  async reviewTwice(bps: number): Promise<void> {
    await this.source.query('update kyc_review_rules set second_review_bps = $1', [bps]);
  }

  async holder(tier = 1, network = 'cash-plus'): Promise<Holder> {
    const personId = randomUUID();
    const hash = (of: string) => createHash('sha256').update(`${of}${personId}`).digest();
    await this.source.query(
      `insert into people (person_id, cin_hash, phone_hash, cin_sealed, phone_sealed, name_ar_sealed, name_fr_sealed,
                           key_id, language, registered_at)
       values ($1, $2, $3, '', '', '', '', 'test', 'ar', $4)`,
      [personId, hash('cin'), hash('phone'), this.clock.now()],
    );
    const walletId = await this.wallet(personId, { tier, network });
    return {
      personId,
      walletId,
      caller: { kind: 'person', id: personId, roles: ['customer'], network, walletId },
    };
  }

  async wallet(personId: string, given: { tier?: number; network?: string; kind?: string }): Promise<string> {
    const { tier = 1, network = 'cash-plus', kind = 'customer' } = given;
    const ceiling = [20_000, 500_000, 2_000_000][tier - 1];
    const walletId = randomUUID();
    await this.source.query(
      `insert into wallets (wallet_id, person_id, network, kind, tier, ceiling_minor, allotted_minor, currency, state,
                            created_at, opened_at)
       values ($1, $2, $3, $4, $5, $6, $6, 'MAD', 'open', $7, $7)`,
      [walletId, personId, network, kind, tier, ceiling, this.clock.now()],
    );
    return walletId;
  }

  async ceilingOf(walletId: string): Promise<string> {
    const rows: { ceiling_minor: string }[] = await this.source.query(
      'select ceiling_minor from wallets where wallet_id = $1',
      [walletId],
    );
    return rows[0]!.ceiling_minor;
  }

  async show(caseId: string, ...kinds: EvidenceKind[]): Promise<void> {
    for (const kind of kinds)
      await this.source.query(
        `insert into kyc_evidence (evidence_id, case_id, kind, sha256, size_bytes, sent_hash, image_sealed, key_id, added_by,
                                   added_at)
         values ($1, $2, $3, sha256($4), 1, sha256($4), '', 'test', $1, $5)`,
        [randomUUID(), caseId, kind, Buffer.from(kind), this.clock.now()],
      );
  }

  /** A case that waits for a review. */
  async submitted(holder: Holder, tier = 2): Promise<string> {
    const caseId = randomUUID();
    await this.cases.open({ caller: holder.caller, body: { caseId, walletId: holder.walletId, tier } });
    await this.show(caseId, 'cin', 'form', 'contract', 'proof_of_address');
    await this.cases.submit({ caller: holder.caller, caseId });
    return caseId;
  }

  /** Waits until a statement that begins so waits for a lock. */
  async blocked(statement: string): Promise<void> {
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                        and query like $1`;
    while ((await this.source.query(waiting, [`${statement}%`])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** What was said of one wallet, oldest first. */
  async told(walletId: string): Promise<TierChangedV1[]> {
    const rows: { envelope: string }[] = await this.source.query(
      `select envelope from outbox where subject = 'identity.evt.tier-changed.v1' order by fact_id`,
    );
    return rows
      .map((row) => (JSON.parse(row.envelope) as Envelope<TierChangedV1>).data)
      .filter((data) => data.walletId === walletId);
  }
}

export const reviewer = (): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: ['compliance'] });
