import type { SettlementParty, SettlementTermsV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

interface TermsRow {
  party: SettlementParty;
  effective_from: string;
  cut_offs: string[];
  account_number: string;
  account_institution: string;
  collected_max_minor: string | null;
  paid_out_max_minor: string | null;
  source: string;
}

/** By party and day. */
export async function readTerms(manager: EntityManager): Promise<SettlementTermsV1[]> {
  const rows = await manager.query<TermsRow[]>(
    `select party, effective_from::text, cut_offs, account_number, account_institution,
            collected_max_minor::text, paid_out_max_minor::text, source
       from settlement_terms order by party, settlement_terms.effective_from`,
  );
  return rows.map((row) => ({
    party: row.party,
    effectiveFrom: row.effective_from,
    cutOffs: row.cut_offs,
    account: { number: row.account_number, institution: row.account_institution },
    ...(row.collected_max_minor !== null && { collectedMax: inDirhams(row.collected_max_minor) }),
    ...(row.paid_out_max_minor !== null && { paidOutMax: inDirhams(row.paid_out_max_minor) }),
    source: row.source,
  }));
}

/** With a proposal they take the place of what stands for their day; without one they leave it. */
export async function writeTerms(
  manager: EntityManager,
  terms: readonly SettlementTermsV1[],
  proposalId?: string,
): Promise<void> {
  for (const { party, effectiveFrom, cutOffs, account, collectedMax, paidOutMax, source } of terms)
    await manager.query(
      `insert into settlement_terms as t
         (party, effective_from, cut_offs, account_number, account_institution, source, proposal_id,
          collected_max_minor, paid_out_max_minor)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (party, effective_from) do update
         set cut_offs = excluded.cut_offs, account_number = excluded.account_number,
             account_institution = excluded.account_institution, source = excluded.source,
             proposal_id = excluded.proposal_id, collected_max_minor = excluded.collected_max_minor,
             paid_out_max_minor = excluded.paid_out_max_minor
       where excluded.proposal_id is not null`,
      [
        party,
        effectiveFrom,
        cutOffs,
        account.number,
        account.institution,
        source,
        proposalId ?? null,
        collectedMax?.minor ?? null,
        paidOutMax?.minor ?? null,
      ],
    );
}

const inDirhams = (minor: string) => ({ minor, currency: 'MAD' });
